/** One call or two of every function of the client, about what the training store knows, so that there is an answer. */
import type { WireBill } from '../../src-main/capillary/add-bill.ts';
import type { CapillaryClient } from '../../src-main/capillary/create-capillary.ts';
import type { Outcome } from '../../src-main/capillary/outcome.ts';
import type { SeriesDraft } from '../../src-main/capillary/save-series.ts';
import type { UploadCalls } from '../../src-main/capillary/upload-calls.ts';

const member = { type: 'mobile', value: '15550100101' } as const;
const bill = { billNumber: 'B-1', billAmount: '40.00', redemptionTime: null };
const issue = {
  customerId: '31004501',
  source: null,
  metadata: { sourceType: 'a', sourceId: 'b', sourceActivity: 'c', notes: 'd', reason: 'e' },
};
const attached = {
  redemptionId: '1',
  billAmount: '40.00',
  billNumber: 'B-1',
  billId: null,
  customFields: {},
};
const expiry = { code: 'FERN7402', expiry: '2027-12-31T23:59:59+05:30' };

const draft: SeriesDraft = {
  description: 'Five off',
  discountCode: 'FIVE',
  discountType: 'ABS',
  discountValue: 5,
  discountUpTo: 0,
  anyUser: false,
  smsTemplate: '',
  codes: 'DISC_CODE',
  genericCode: null,
  expires: 'SERIES_EXPIRY',
  expiresAfter: 1,
  validTill: null,
  seriesCode: null,
  categories: [],
  settings: {},
};
const sale: WireBill = {
  type: 'REGULAR',
  number: 'B-77',
  customer: member,
  amount: '40.00',
  gross: '42.00',
  discount: '2.00',
  billingDate: '2026-03-11T14:30:00+05:30',
  returnType: null,
  purchaseTime: null,
  originalId: null,
  lines: [
    {
      itemCode: 'TEA-01',
      description: '',
      quantity: '10',
      rate: '4.20',
      value: '42.00',
      discount: '2.00',
      amount: '40.00',
      returns: null,
    },
  ],
  tenders: [{ mode: 'Cash', value: '40.00' }],
  couponRedemptions: [],
  pointsRedemptions: [],
  customFields: { lane: '7' },
  note: '',
};
const whole: WireBill = {
  ...sale,
  type: 'RETURN',
  returnType: 'FULL',
  purchaseTime: sale.billingDate,
  lines: [],
  tenders: [],
};
const points = {
  customer: member,
  customerId: '31004501',
  points: 50,
  billNumber: 'B-1',
  reference: 'e-1',
  code: '246810',
  redemptionTime: null,
};
const days = { fromDay: '2026-01-01', toDay: '2027-12-31' };
const month = { from: '2026-03-01T00:00:00', to: '2026-03-30T00:00:00' };
const profile = { firstName: 'Ava', lastName: 'Ruiz', fields: {}, extendedFields: {}, channels: null };
const newMember = {
  ...profile,
  identifiers: [{ type: 'mobile', value: '15550100199' } as const],
  cardSeries: null,
  createdAt: null,
};
const moved = {
  customerId: '31004501',
  add: [{ type: 'externalId', value: 'EXT-2' } as const],
  remove: [],
  cardSeries: null,
};
type Sample = (capillary: CapillaryClient) => Promise<Outcome<unknown>>;

/**
 * `reach` and `stop` have no outcome, and files go to a host of their own with an account of its own. A new function of
 * the client needs a line here.
 */
export function sampleCalls(
  seriesId: string,
): Record<Exclude<keyof CapillaryClient, 'reach' | 'stop' | keyof UploadCalls>, Sample[]> {
  return {
    signIn: [(client) => client.signIn()],
    findCustomer: [(client) => client.findCustomer(member)],
    searchCustomers: [(client) => client.searchCustomers('Amara', 10)],
    customerCoupons: [(client) => client.customerCoupons('31004501')],
    seriesByIds: [(client) => client.seriesByIds([seriesId])],
    checkCoupons: [(client) => client.checkCoupons(member, ['FERN7402', 'MOSS3318'])],
    redeemCoupon: [
      (client) => client.redeemCoupon({ version: 'v2', customer: member, code: 'FERN7402', ...bill }),
      (client) => client.redeemCoupon({ version: 'v1.1', customer: member, code: 'MOSS3318', ...bill }),
    ],
    issueCoupon: [(client) => client.issueCoupon({ ...issue, seriesId })],
    memberRedemptions: [(client) => client.memberRedemptions(member, '2026-01-01', '2027-12-31')],
    couponHistory: [(client) => client.couponHistory('FERN7402')],
    couponDetails: [(client) => client.couponDetails('code', ['FERN7402'])],
    memberCouponPage: [
      (client) => client.memberCouponPage({ customer: member, states: [], limit: 10, offset: 0 }),
    ],
    memberCouponDetails: [(client) => client.memberCouponDetails('31004501')],
    issueSingle: [(client) => client.issueSingle(member, seriesId)],
    issueV11: [(client) => client.issueV11(member, seriesId)],
    issueSeveral: [(client) => client.issueSeveral({ ...issue, seriesIds: [seriesId] })],
    issueMultiple: [
      (client) => client.issueMultiple({ customer: member, seriesId, count: 2, metadata: null }),
    ],
    resendCoupon: [(client) => client.resendCoupon({ by: 'code', value: 'MOSS3318' }, member)],
    checkV11: [(client) => client.checkV11(member, 'MOSS3318')],
    redeemBulk: [(client) => client.redeemBulk({ customer: member, codes: ['REED6627'], ...bill })],
    listSeries: [(client) => client.listSeries(true)],
    toldSeries: [(client) => client.toldSeries([seriesId])],
    createSeries: [(client) => client.createSeries(draft)],
    updateSeries: [(client) => client.updateSeries(seriesId, draft)],
    enrolCustomer: [(client) => client.enrolCustomer(newMember)],
    updateCustomer: [(client) => client.updateCustomer('31004501', profile)],
    changeIdentifiers: [(client) => client.changeIdentifiers(moved)],
    changeCustomerStatus: [
      (client) => client.changeCustomerStatus('31004501', { label: 'ACTIVE', reason: 'asked' }),
    ],
    addCustomerNote: [(client) => client.addCustomerNote(member, { text: 'a note', date: null })],
    customerNotes: [(client) => client.customerNotes(member)],
    changeCustomerLabels: [
      (client) => client.changeCustomerLabels('31004501', { add: ['Regular'], remove: ['Trade'] }),
    ],
    customerLabels: [(client) => client.customerLabels('31004501')],
    customerProfile: [(client) => client.customerProfile('31004501')],
    customerStanding: [(client) => client.customerStanding('31004501')],
    organisationLabels: [(client) => client.organisationLabels()],
    customFields: [(client) => client.customFields()],
    extendedFields: [(client) => client.extendedFields()],
    attachBills: [(client) => client.attachBills(member, [attached])],
    changeExpiry: [(client) => client.changeExpiry({ seriesId, customer: member, codes: [expiry] })],
    reactivateRedemptions: [(client) => client.reactivateRedemptions(['1'])],
    addBill: [(client) => client.addBill(sale), (client) => client.addBill(whole)],
    addBills: [(client) => client.addBills([sale, { ...sale, number: 'B-78', customer: null }])],
    billsByNumber: [(client) => client.billsByNumber('B-77')],
    billById: [(client) => client.billById('214700001', 'REGULAR')],
    memberBills: [(client) => client.memberBills('31004501', '2026-01-01T00:00:00Z', '2027-12-31T00:00:00Z')],
    updateBill: [(client) => client.updateBill(member, '214700001', { lane: '8' })],
    retroBill: [(client) => client.retroBill({ billId: '214700003', customer: member, signature: 'x' })],
    rejectedBills: [(client) => client.rejectedBills(null)],
    retriggerBill: [(client) => client.retriggerBill('5000')],
    retriggerState: [(client) => client.retriggerState('1')],
    markBillFailed: [(client) => client.markBillFailed('5000')],
    tenders: [(client) => client.tenders()],
    configs: [(client) => client.configs()],
    productsByEan: [(client) => client.productsByEan(['5012345000016'])],
    productsBySku: [(client) => client.productsBySku(['TEA-01', 'NOPE'])],
    checkPoints: [
      (client) => client.checkPoints({ customer: member, points: 50, sendCode: true, skipValidation: false }),
    ],
    sendPointsCode: [(client) => client.sendPointsCode(member, 50)],
    generateOtp: [(client) => client.generateOtp(member)],
    redeemPoints: [
      (client) => client.redeemPoints({ version: 'v1.1', ...points }),
      (client) => client.redeemPoints({ version: 'v2', ...points }),
    ],
    reversePoints: [(client) => client.reversePoints({ redemptionId: 'k1', points: 50, customer: member })],
    attachPointsBill: [
      (client) =>
        client.attachPointsBill({ redemptionId: 'k1', billNumber: 'B', billId: null, customer: member }),
    ],
    pointsBalance: [(client) => client.pointsBalance('31004501')],
    pointsExpiry: [(client) => client.pointsExpiry('31004501')],
    promisedPoints: [(client) => client.promisedPoints('31004501')],
    pointsProgrammes: [(client) => client.pointsProgrammes('31004501')],
    pointsLedger: [(client) => client.pointsLedger({ customer: member, ...month, page: 0 })],
    pointsRedemptions: [(client) => client.pointsRedemptions(member, { reference: 'e-1' })],
    requestGoodwillPoints: [
      (client) =>
        client.requestGoodwillPoints({
          customer: member,
          points: 50,
          reason: 'a',
          comments: 'b',
          reference: 'c',
        }),
    ],
    decideGoodwillPoints: (['approve', 'reject'] as const).map(
      (decision) => (client) =>
        client.decideGoodwillPoints({ requestId: '700401', decision, points: 50, comments: '' }),
    ),
    goodwillRequests: [(client) => client.goodwillRequests({ status: 'PENDING', customer: member, ...days })],
    goodwillLog: [(client) => client.goodwillLog(days)],
    memberGoodwill: [(client) => client.memberGoodwill('31004501', null)],
    revokeCoupons: [(client) => client.revokeCoupons({ seriesId, customer: member, codes: ['FERN7402'] })],
  };
}
