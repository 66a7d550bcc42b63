/**
 * Capillary inside the crashing process, told step by step what to do. Every redemption asked of it is made, even a
 * second one for the same bill: a till that sends twice is seen. What it did is told outside before it answers.
 */
import type { Capillary, MemberRedemption, RedeemRequest } from '../../src-main/capillary/client.ts';
import type { CallRecord, Outcome } from '../../src-main/capillary/outcome.ts';
import type { QueueCapillary } from '../../src-main/sync/queue-capillary.ts';

export type Step = 'answer' | 'lose-answer' | 'lose-request' | 'refuse' | 'hang';

export interface Redeemed {
  code: string;
  bill: string;
  member: string;
  reference: string;
}

export interface ScriptedCapillary {
  capillary: QueueCapillary;
  redeemed: Redeemed[];
  /** What the next redemptions meet; afterwards everything is answered. */
  plan: Step[];
}

const call: CallRecord = { requestId: 'R-1', httpStatus: 200, durationMs: 1, serverAheadMs: null };
const silence: CallRecord = { requestId: null, httpStatus: null, durationMs: 1, serverAheadMs: null };

export function createScriptedCapillary(
  before: Redeemed[],
  onRedeemed: (one: Redeemed) => void,
): ScriptedCapillary {
  const redeemed = [...before];
  const plan: Step[] = [];
  const unused = () => Promise.reject(new Error('not part of this script'));

  function redeem(request: RedeemRequest): Redeemed {
    const { code, billNumber: bill, customer } = request;
    const one = { code, bill, member: customer.value, reference: `REF-${1000 + redeemed.length}` };
    onRedeemed(one);
    redeemed.push(one);
    return one;
  }

  const redeemCoupon: Capillary['redeemCoupon'] = async (request) => {
    const step = plan.shift() ?? 'answer';
    if (step === 'hang') return new Promise(() => {});
    if (step === 'lose-request') return { kind: 'no-answer', cause: 'answer-timeout', call: silence };
    if (step === 'refuse') return refusal;
    const { reference, code } = redeem(request);
    if (step === 'lose-answer') return { kind: 'no-answer', cause: 'connection-closed', call: silence };
    const value = { reference, code, seriesId: '7', discountType: 'ABS', discountValue: 5 } as const;
    return {
      kind: 'answered',
      value: { ...value, discountUpTo: null, message: 'redeemed', resultCode: 700 },
      call,
    };
  };

  const listed = ({ code, bill, reference }: Redeemed): MemberRedemption => ({
    redemptionId: reference,
    code,
    transactionNumber: bill,
    redeemedTime: '2026-05-12 10:30:00',
    tillCode: 'quay.04',
    storeCode: '2101',
  });

  return {
    redeemed,
    plan,
    capillary: {
      signIn: unused,
      findCustomer: unused,
      searchCustomers: unused,
      customerCoupons: unused,
      seriesByIds: unused,
      checkCoupons: unused,
      issueCoupon: unused,
      redeemCoupon,
      memberRedemptions: async (customer) => ({
        kind: 'answered',
        value: redeemed.filter(({ member }) => isSameMember(member, customer.value)).map(listed),
        call,
      }),
      couponHistory: async (code) => {
        const found = redeemed.find((one) => one.code === code);
        const value = {
          code,
          redeemed: found !== undefined,
          redeemedOn: found ? '2026-05-12 10:30:00' : null,
          redeemedAt: found ? 'quay.04' : null,
          transactionNumber: found?.bill ?? null,
          ...nothingElse,
        };
        return { kind: 'answered', value, call };
      },
      redeemBulk: unused,
      issueMultiple: unused,
      issueSingle: unused,
      issueV11: unused,
      reactivateRedemptions: unused,
      revokeCoupons: unused,
      changeExpiry: unused,
      resendCoupon: unused,
      redeemPoints: unused,
      reversePoints: unused,
      pointsRedemptions: unused,
      requestGoodwillPoints: unused,
      decideGoodwillPoints: unused,
      goodwillRequests: unused,
      memberGoodwill: unused,
      attachBills: unused,
      enrolCustomer: unused,
      updateCustomer: unused,
      changeIdentifiers: unused,
      changeCustomerStatus: unused,
      addCustomerNote: unused,
      customerNotes: unused,
      changeCustomerLabels: unused,
      customerProfile: unused,
      customerLabels: unused,
      addBill: unused,
      billById: unused,
      updateBill: unused,
      retroBill: unused,
      addBills: unused,
      billsByNumber: unused,
      rejectedBills: unused,
      reach: async () => true,
      stop: async () => {},
    },
  };
}

const nothingElse = {
  couponId: null,
  seriesId: null,
  lastDay: null,
  issuedOn: null,
  holder: null,
  redeemedBy: null,
};

/** A member's id and mobile number end in the same six digits here. */
const isSameMember = (one: string, other: string) => one.slice(-6) === other.slice(-6);

const refusal: Outcome<never> = {
  kind: 'refused',
  refusal: {
    family: 'coupon',
    code: 711,
    message: 'Coupon already redeemed',
    verdict: 'final',
    retryAfterMs: null,
  },
  call,
};
