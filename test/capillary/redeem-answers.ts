/** Answers to a redemption as the documents show them; every call makes a fresh one that a test may spoil. */

export function redeemedV2(code = 'TEA7K2Q9') {
  return {
    redemption: [
      {
        redemptionId: '90017744',
        id: 700300911,
        currencyInput: false,
        localToBaseCurrencyExchangeRate: 0,
        warnings: [],
        appendedErrorMessage: '',
        code,
        discountCode: 'NO_VALUE',
        seriesCode: 41207,
        isAbsolute: true,
        couponValue: 15.0,
        redemptionStatus: {
          statusCode: { status: true, message: 'Coupon processing successful', code: 700 },
          warnings: [],
          warningsAsStatusCode: [],
          message: 'Coupon processing successful',
          code: 700,
          success: true,
        },
        discountType: 'ABS',
        discountValue: 15,
        discountUpto: 0,
      },
    ],
    redemptionStatus: { status: true, message: 'Coupon processing successful', code: 700 },
    customer: { id: 60012345, profiles: [] },
    warnings: [],
  };
}

/** The same answer with the coupon's own part changed. */
export function redeemedV2With(coupon: Record<string, unknown>, rest: Record<string, unknown> = {}) {
  const good = redeemedV2();
  return { ...good, redemption: [{ ...good.redemption[0], ...coupon }], ...rest };
}

export function itemStatus(code: string, success = 'true', message = 'Coupon processing successful') {
  return { success, code, message };
}

export function redeemedV11(given: Record<string, unknown> = {}) {
  return {
    response: {
      status: { success: 'true', code: '200', message: 'SUCCESS' },
      coupons: {
        coupon: {
          customer: { mobile: '15550100142' },
          redemptionId: '90017744',
          code: 'TEA7K2Q9',
          discount_code: 'NO_VALUE',
          series_code: '41207',
          series_info: [],
          is_absolute: 'true',
          coupon_value: '15',
          transaction: { amount: '240.00', number: 'B-1007' },
          side_effects: [],
          item_status: itemStatus('700'),
          ...given,
        },
      },
    },
  };
}
