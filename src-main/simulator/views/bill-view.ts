// A bill as v2 prints one: other names than a request uses, and tenders only when asked for.
import type { Bill, BillLine } from '../bill-books.ts';
import { isoText } from '../cluster-time.ts';
import type { Call } from '../wire.ts';
import { storeById, tillByCode } from '../world.ts';

const returnKinds: readonly string[] = ['RETURN', 'NOT_INTERESTED_RETURN'];

function lineView(line: BillLine, index: number): unknown {
  const { itemCode, amount, discount, qty, rate, serial, value, description, extendedFields } = line;
  return {
    id: 7000 + index,
    details: {
      itemCode,
      amount,
      discount,
      qty,
      rate,
      serial,
      value,
      description,
      returnable: true,
      returnableDays: 0,
      attributes: {},
      attributesSet: [],
      extendedFields,
    },
    outlierStatus: 'NORMAL',
    returnDetails: {},
    valid: true,
    returnLineItemsDtos: [],
    addonDetails: [],
    splitItemsDetails: [],
    niReturn: false,
  };
}

function creator(call: Call, bill: Bill): unknown {
  const till = tillByCode(call.world, bill.tillCode);
  return { id: till?.id ?? 0, code: bill.tillCode, name: till?.name ?? '', type: 'TILL' };
}

export interface BillEmbeds {
  tenders: boolean;
  lines: boolean;
  points: boolean;
}

export function billView(call: Call, bill: Bill, embeds: BillEmbeds): Record<string, unknown> {
  const store = storeById(call.world, bill.storeId);
  const isReturn = returnKinds.includes(bill.type);
  return {
    id: bill.id,
    customerId: bill.memberId ?? -1,
    type: bill.type,
    source: bill.source,
    outlierStatus: 'NORMAL',
    deliveryStatus: bill.deliveryStatus,
    attribution: { createDate: isoText(bill.receivedMs, call.offsetMinutes), createdBy: creator(call, bill) },
    billDetails: {
      amount: bill.amount,
      billNumber: bill.number,
      billingTime: isoText(bill.atMs, call.offsetMinutes),
      discount: bill.discount ?? 0,
      grossAmount: bill.gross ?? bill.amount,
      note: bill.note,
      billingStore: { id: store?.id ?? 0, code: store?.code ?? '', name: store?.name ?? '', type: 'STORE' },
      returnDetails: isReturn ? { returnType: bill.returnType, canceled: false } : { canceled: false },
      niReturnDetails: {},
      invalidBill: false,
      ...(bill.offset === '' ? {} : { billingTimeInputOffset: bill.offset }),
    },
    customFields: bill.customFields,
    extendedFields: bill.extendedFields,
    lineItems: embeds.lines ? bill.lines.map(lineView) : [],
    ...(embeds.tenders
      ? {
          paymentModes: bill.tenders.map(({ mode, value, notes }, index) => ({
            id: 300 + index,
            mode,
            amount: value,
            notes,
            attributes: [],
            orgPaymentModeId: index,
          })),
        }
      : {}),
    creditNote: {},
    lifeTimePurchases: 0,
    basketSize: bill.lines.length,
    loyaltiesPointDetails: [],
    billPointsBreakup: embeds.points
      ? [
          {
            programId: 640,
            pointsAwarded: Math.max(0, bill.points),
            pointsReturned: Math.max(0, -bill.points),
          },
        ]
      : [],
    async: false,
    simulation: false,
    addWithLocalCurrency: false,
    warnings: [],
  };
}

/** The points and coupons of an answer. */
export interface WonCoupon {
  code: string;
  seriesId: number;
  description: string;
  validTill: string;
}

export function sideEffects(points: number, coupons: readonly WonCoupon[]): unknown[] {
  return [
    ...(points > 0
      ? [{ entityType: 'USER', rawAwardedPoints: points + 0.4, awardedPoints: points, type: 'points' }]
      : []),
    ...coupons.map(({ code, seriesId, description, validTill }) => ({
      id: seriesId,
      entityType: 'USER',
      couponType: 'PE',
      couponCode: code,
      validTill,
      description,
      discountCode: 'NO_VALUE',
      trimmedCouponCode: code,
      type: 'coupon',
    })),
  ];
}
