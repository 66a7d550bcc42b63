/**
 * Every call of the platform that Counterpart or its simulator speaks, and who asks for it: client function, operation,
 * screen, kind of entry. docs/capillary-calls.md is printed from this table; call-table.test.ts holds every cell of it
 * against the code.
 */
import type { CapillaryClient } from '../../src-main/capillary/create-capillary.ts';
import type { entryKind } from '../../src-main/contract/entries.ts';
import type { OperationName } from '../../src-main/contract/table.ts';

export interface CallRow {
  /** What it does, as a shop would say it. */
  does: string;
  method: 'GET' | 'POST' | 'PUT' | 'HEAD';
  /** `{}` is one variable part. */
  path: string;
  /** null = the simulator answers it, Counterpart does not ask it. `token` is asked by every call with OAuth. */
  client: keyof CapillaryClient | 'token' | null;
  /** Empty = nobody can ask for it yet. */
  operations: readonly OperationName[];
  /** Folders under src-renderer/features. */
  screens: readonly string[];
  /** What it is written down as before it is sent; null = a question, or not offered. */
  entry: (typeof entryKind.options)[number] | null;
}

type Offered = Partial<Pick<CallRow, 'operations' | 'screens' | 'entry'>>;

function asked(
  client: CallRow['client'],
  method: CallRow['method'],
  path: string,
  does: string,
  offered: Offered = {},
): CallRow {
  return { does, method, path, client, operations: [], screens: [], entry: null, ...offered };
}

function answeredOnly(method: CallRow['method'], path: string, does: string): CallRow {
  return asked(null, method, path, does);
}

/** In the order of the printed table: coupons first. */
export const callTable: readonly CallRow[] = [
  asked('redeemCoupon', 'POST', '/v2/coupon/redeem', 'redeem one coupon', {
    operations: ['redeemCoupons'],
    screens: ['counter'],
    entry: 'redeem-coupon',
  }),
  asked('redeemCoupon', 'POST', '/v1.1/coupon/redeem', 'redeem one coupon, with the programme’s rewards', {
    operations: ['redeemCoupons'],
    screens: ['counter'],
    entry: 'redeem-coupon',
  }),
  asked('redeemBulk', 'POST', '/v2/coupon/bulk/redeem', 'redeem several coupons, all or none', {
    operations: ['redeemCoupons'],
    screens: ['counter'],
    entry: 'redeem-coupon',
  }),
  asked('checkCoupons', 'GET', '/v2/coupon/is_redeemable', 'ask whether coupons may be redeemed', {
    operations: ['checkCoupons', 'lookAtCoupon', 'revokeCoupon'],
    screens: ['counter', 'coupons'],
  }),
  asked('reactivateRedemptions', 'POST', '/v2/coupon/reactivate', 'take redemptions back', {
    operations: ['undoRedemption', 'resolveCase'],
    screens: ['coupons', 'desk'],
    entry: 'undo-redemption',
  }),
  asked('attachBills', 'PUT', '/v2/coupon/redeem', 'write the bill of an earlier redemption', {
    operations: ['attachBill'],
    screens: ['coupons'],
    entry: 'attach-bill',
  }),
  asked('issueSingle', 'POST', '/v2/coupon/issue', 'give a coupon', {
    operations: ['giveGoodwill', 'giveSeveral', 'resolveCase'],
    screens: ['counter', 'coupons', 'desk'],
    entry: 'issue-coupon',
  }),
  asked('issueCoupon', 'POST', '/v2/coupon/bulk/issue', 'give a coupon, with where it comes from', {
    operations: ['giveGoodwill', 'giveSeveral', 'resolveCase'],
    screens: ['counter', 'coupons', 'desk'],
    entry: 'issue-coupon',
  }),
  asked('issueSeveral', 'POST', '/v2/coupon/bulk/issue', 'give one coupon of each of several series'),
  asked('issueV11', 'POST', '/v1.1/coupon/issue', 'give a coupon, older call', {
    operations: ['giveGoodwill', 'giveSeveral', 'resolveCase'],
    screens: ['counter', 'coupons', 'desk'],
    entry: 'issue-coupon',
  }),
  asked('resendCoupon', 'GET', '/v1.1/coupon/resend', 'have the message with a coupon sent again', {
    operations: ['resendCoupon'],
    screens: ['coupons'],
    entry: 'resend-coupon',
  }),
  asked('issueMultiple', 'POST', '/v2/coupon/issue/multiple', 'give several coupons of one series', {
    operations: ['giveGoodwill', 'giveSeveral', 'resolveCase'],
    screens: ['counter', 'coupons', 'desk'],
    entry: 'issue-coupon',
  }),
  asked('couponDetails', 'GET', '/v2/coupon', 'look coupons up by code, id or holder', {
    operations: ['lookAtCoupon'],
    screens: ['coupons'],
  }),
  asked('seriesByIds', 'GET', '/v2/coupon/series', 'read the conditions of series', {
    operations: ['checkCoupons', 'listCustomerCoupons', 'listGoodwillOffers'],
    screens: ['counter', 'desk'],
  }),
  asked('toldSeries', 'GET', '/v2/coupon/series', 'read series with all that is told of them', {
    operations: ['listSeries', 'readSeries', 'createSeries', 'updateSeries'],
    screens: ['coupons'],
  }),
  asked('listSeries', 'GET', '/v1.1/coupon/series', 'list the series of the organisation', {
    operations: ['listSeries'],
    screens: ['coupons'],
  }),
  asked('createSeries', 'POST', '/v2/coupon/series', 'make a series', {
    operations: ['createSeries'],
    screens: ['coupons'],
  }),
  asked('updateSeries', 'PUT', '/v2/coupon/series/{}', 'change a series', {
    operations: ['updateSeries'],
    screens: ['coupons'],
  }),
  asked('changeExpiry', 'PUT', '/v2/coupon/bulk/expiry', 'give codes another end', {
    operations: ['moveExpiry'],
    screens: ['coupons'],
    entry: 'move-expiry',
  }),
  asked('revokeCoupons', 'POST', '/v2/coupon/revoke', 'take coupons away', {
    operations: ['revokeCoupon'],
    screens: ['coupons'],
    entry: 'revoke-coupon',
  }),
  asked('customerCoupons', 'GET', '/v2/customers/coupons', 'list what a member holds', {
    operations: ['listCustomerCoupons'],
    screens: ['counter'],
  }),
  asked('memberCouponPage', 'GET', '/v2/customers/coupons', 'list what a member holds, by state and page', {
    operations: ['listMemberCoupons'],
    screens: ['coupons'],
  }),
  asked(
    'memberCouponDetails',
    'GET',
    '/v2/customers/{}/coupons',
    'list what a member holds, with whole series',
    { operations: ['listMemberCoupons'], screens: ['coupons'] },
  ),
  asked('uploadCodes', 'POST', '/coupon/api/v1/upload/file/{}', 'upload codes for a series', {
    operations: ['sendUpload'],
    screens: ['coupons'],
  }),
  asked(
    'uploadJobs',
    'GET',
    '/coupon/api/v1/upload/getUploadStatus/{}',
    'see what became of uploaded codes',
    { operations: ['sendUpload', 'followUpload', 'settleUpload'], screens: ['coupons'] },
  ),
  asked(
    'uploadRedemptions',
    'POST',
    '/coupon/api/v1/upload/redeemFile/{}',
    'upload redemptions made elsewhere',
    { operations: ['sendUpload'], screens: ['coupons'] },
  ),
  asked(
    'uploadJobs',
    'GET',
    '/coupon/api/v1/upload/getUploadRedeemedCouponStatus/{}',
    'see what became of uploaded redemptions',
    { operations: ['sendUpload', 'followUpload', 'settleUpload'], screens: ['coupons'] },
  ),
  asked(
    'uploadJobs',
    'GET',
    '/coupon/api/v2/upload/getUploadStatus/{}',
    'see what became of uploaded codes, other version',
    { operations: ['sendUpload', 'followUpload', 'settleUpload'], screens: ['coupons'] },
  ),
  asked(
    'uploadJobs',
    'GET',
    '/coupon/api/v2/upload/getUploadRedeemedCouponStatus/{}',
    'see what became of uploaded redemptions, other version',
    { operations: ['sendUpload', 'followUpload', 'settleUpload'], screens: ['coupons'] },
  ),
  asked('couponHistory', 'GET', '/v1.1/coupon/get', 'ask what became of a code', {
    operations: ['redeemCoupons', 'lookAtCoupon', 'undoRedemption', 'moveExpiry'],
    screens: ['counter', 'coupons'],
  }),
  asked('checkV11', 'GET', '/v1.1/coupon/isredeemable', 'ask whether a coupon may be redeemed, older call', {
    operations: ['checkCoupons'],
    screens: ['counter'],
  }),
  asked('memberRedemptions', 'GET', '/v1.1/customer/redemptions', 'list what a member redeemed', {
    operations: ['redeemCoupons', 'compareShift', 'lookAtCoupon', 'undoRedemption', 'attachBill'],
    screens: ['counter', 'shift', 'coupons'],
  }),
  asked('findCustomer', 'GET', '/v2/customers/lookup/customerDetails', 'find a member by an identifier', {
    operations: ['lookupCustomer', 'searchCustomers'],
    screens: ['counter'],
  }),
  asked('findCustomer', 'GET', '/v2/customers/{}', 'find a member by the platform’s number', {
    operations: ['lookupCustomer', 'searchCustomers'],
    screens: ['counter'],
  }),
  asked('searchCustomers', 'GET', '/v2/customers/search', 'look for members by a part of a name', {
    operations: ['searchCustomers'],
    screens: ['counter'],
  }),
  asked('addBill', 'POST', '/v2/transactions', 'send a bill or a return', {
    operations: ['addBill'],
    screens: ['bills'],
    entry: 'add-bill',
  }),
  asked('addBills', 'POST', '/v2/transactions/bulk', 'send several bills', {
    operations: ['addBill'],
    screens: ['bills'],
    entry: 'add-bill',
  }),
  asked(
    'billsByNumber',
    'GET',
    '/v2/transactions/getByBillNumber/{}',
    'read the bills of a number, and settle lost answers',
    { operations: ['addBill', 'listBills'], screens: ['bills'] },
  ),
  asked('billById', 'GET', '/v2/transactions/{}', 'read one bill with its points', {
    operations: ['readBill', 'changeBill', 'giveBill'],
    screens: ['bills'],
  }),
  asked('memberBills', 'GET', '/v2/customers/{}/transactions', 'list the bills of a member', {
    operations: ['listBills', 'readMemberCard'],
    screens: ['bills'],
  }),
  asked('updateBill', 'PUT', '/v2/transactions', 'change the custom fields of a bill', {
    operations: ['changeBill'],
    screens: ['bills'],
    entry: 'update-bill',
  }),
  asked('retroBill', 'POST', '/v1.1/transaction/update', 'give a bill of nobody’s to a member', {
    operations: ['giveBill'],
    screens: ['bills'],
    entry: 'retro-bill',
  }),
  asked('rejectedBills', 'GET', '/v2/organization/rejectedTransactions', 'list the bills that were parked', {
    operations: ['addBill', 'listParkedBills'],
    screens: ['bills'],
  }),
  asked(
    'retriggerBill',
    'POST',
    '/v2/organization/rejectedTransactions/retrigger',
    'have a parked bill tried again',
    { operations: ['retryParkedBill'], screens: ['bills'] },
  ),
  asked(
    'retriggerState',
    'GET',
    '/v2/organization/rejectedTransactions/retriggerStatus/{}',
    'see what became of that',
    { operations: ['retryParkedBill'], screens: ['bills'] },
  ),
  asked(
    'markBillFailed',
    'PUT',
    '/v2/organization/rejectedTransactions/markFailed',
    'give up a parked bill',
    { operations: ['dropParkedBill'], screens: ['bills'] },
  ),
  asked(
    'rejectedBills',
    'GET',
    '/v2/rejectedTransactions',
    'list the bills that were parked, other address',
    {
      operations: ['addBill', 'listParkedBills'],
      screens: ['bills'],
    },
  ),
  asked(
    'retriggerBill',
    'POST',
    '/v2/rejectedTransactions/retrigger',
    'have a parked bill tried again, other address',
    { operations: ['retryParkedBill'], screens: ['bills'] },
  ),
  asked(
    'retriggerState',
    'GET',
    '/v2/rejectedTransactions/retriggerStatus/{}',
    'see what became of that, other address',
    { operations: ['retryParkedBill'], screens: ['bills'] },
  ),
  asked(
    'markBillFailed',
    'PUT',
    '/v2/rejectedTransactions/markFailed',
    'give up a parked bill, other address',
    { operations: ['dropParkedBill'], screens: ['bills'] },
  ),
  asked('tenders', 'GET', '/v1.1/organization/tenders', 'read what the organisation takes in payment', {
    operations: ['readTrade'],
    screens: ['bills'],
  }),
  asked('configs', 'GET', '/v1.1/organization/configs', 'read the organisation’s switches', {
    operations: ['readTrade'],
    screens: ['bills'],
  }),
  asked('productsByEan', 'GET', '/v1.1/product/search', 'find products by the number under their bars', {
    operations: ['findProduct'],
    screens: ['bills'],
  }),
  asked('productsBySku', 'GET', '/v1.1/product/get', 'read products by their codes', {
    operations: ['findProduct'],
    screens: ['bills'],
  }),
  asked(
    'checkPoints',
    'GET',
    '/v1.1/points/isredeemable',
    'ask whether points may be used, have the code sent',
    { operations: ['preparePoints'], screens: ['counter'] },
  ),
  asked('sendPointsCode', 'GET', '/v1.1/points/validationcode', 'have the code for points sent', {
    operations: ['preparePoints', 'sendPointsCode'],
    screens: ['counter'],
  }),
  asked('generateOtp', 'POST', '/v2/otp/generate', 'have the code for points sent, newer call', {
    operations: ['preparePoints', 'sendPointsCode'],
    screens: ['counter'],
  }),
  asked('redeemPoints', 'POST', '/v1.1/points/redeem', 'use points', {
    operations: ['usePoints'],
    screens: ['counter'],
    entry: 'redeem-points',
  }),
  asked('redeemPoints', 'POST', '/v2/customers/{}/redemptions', 'use points, newer call', {
    operations: ['usePoints'],
    screens: ['counter'],
    entry: 'redeem-points',
  }),
  asked('reversePoints', 'POST', '/v2/points/reverse', 'give used points back', {
    operations: ['undoPoints', 'resolveCase'],
    screens: ['queue', 'desk'],
    entry: 'undo-points',
  }),
  asked('attachPointsBill', 'PUT', '/v2/points/updateRedemption', 'write the bill of points used before'),
  asked('enrolCustomer', 'POST', '/v2/customers', 'enrol a member', {
    operations: ['enrolMember', 'resolveCase'],
    screens: ['member', 'desk'],
    entry: 'enrol-member',
  }),
  asked('updateCustomer', 'PUT', '/v2/customers/{}', 'change what is told of a member', {
    operations: ['updateMember'],
    screens: ['member'],
    entry: 'update-member',
  }),
  asked(
    'changeIdentifiers',
    'POST',
    '/v2/customers/{}/changeIdentifier',
    'give a member another number, address or card',
    { operations: ['changeIdentifier'], screens: ['member'], entry: 'change-identifier' },
  ),
  asked('changeCustomerStatus', 'PUT', '/v2/customers/lookup/status', 'give a member another status', {
    operations: ['changeMemberStatus'],
    screens: ['member'],
    entry: 'change-member-status',
  }),
  asked('addCustomerNote', 'POST', '/v1.1/customer/notes', 'keep a note about a member', {
    operations: ['addNote'],
    screens: ['member'],
    entry: 'add-note',
  }),
  asked('customerNotes', 'GET', '/v1.1/customer/notes', 'read the notes about a member', {
    operations: ['readMemberCard', 'addNote'],
  }),
  asked(
    'changeCustomerLabels',
    'POST',
    '/v2/customers/{}/changeLabels',
    'give a member labels and take some away',
    { operations: ['changeLabels'], screens: ['member'], entry: 'change-labels' },
  ),
  asked('customerLabels', 'GET', '/v2/customers/{}/labels', 'read the labels of a member', {
    operations: ['readMemberCard', 'changeLabels'],
  }),
  asked('organisationLabels', 'GET', '/v2/organization/labels', 'list the labels there are', {
    operations: ['readMemberForm'],
    screens: ['member'],
  }),
  asked('customerProfile', 'GET', '/v2/customers/{}', 'read fields, consent and cards of a member', {
    operations: ['readMemberCard', 'updateMember'],
    screens: ['member'],
  }),
  asked(
    'customerStanding',
    'GET',
    '/v2/customers/{}/loyaltyDetails',
    'read the tier of a member and what is above it',
    { operations: ['readMemberCard'], screens: ['member'] },
  ),
  asked('customFields', 'GET', '/v2/organization/customFields', 'read the organisation’s own fields', {
    operations: ['readMemberForm'],
    screens: ['member'],
  }),
  asked('extendedFields', 'GET', '/v2/extendedFields', 'read the extended fields', {
    operations: ['readMemberForm'],
    screens: ['member'],
  }),
  asked('pointsRedemptions', 'GET', '/v1.1/customer/redemptions', 'list what points a member used', {
    operations: ['usePoints', 'undoPoints'],
    screens: ['counter', 'queue'],
  }),
  asked('pointsBalance', 'GET', '/v2/customers/{}/points/balance', 'read how many points there are', {
    operations: ['readPoints', 'readMemberCard'],
    screens: ['counter', 'member'],
  }),
  asked('pointsExpiry', 'GET', '/v2/customers/{}/pointsExpirySchedule', 'read when points end', {
    operations: ['readPoints', 'readMemberCard'],
    screens: ['counter', 'member'],
  }),
  asked('promisedPoints', 'GET', '/v2/customers/{}/promisedPointsSchedule', 'read what points are promised', {
    operations: ['readPoints'],
    screens: ['counter'],
  }),
  asked('pointsProgrammes', 'GET', '/v2/customers/{}/loyaltyDetails', 'read what a point is worth', {
    operations: ['readPoints'],
    screens: ['counter'],
  }),
  asked('pointsLedger', 'GET', '/v2/pointsLedger/getCustomerLedgerInfo', 'list how points came and went', {
    operations: ['listPointsHistory'],
    screens: ['counter'],
  }),
  asked('requestGoodwillPoints', 'POST', '/v1.1/request/add', 'ask for goodwill points', {
    operations: ['requestPoints'],
    screens: ['coupons'],
    entry: 'request-points',
  }),
  asked('decideGoodwillPoints', 'POST', '/v1.1/request/approve', 'approve goodwill points', {
    operations: ['decidePointsRequest'],
    screens: ['coupons'],
    entry: 'decide-points-request',
  }),
  asked('decideGoodwillPoints', 'POST', '/v1.1/request/reject', 'reject goodwill points', {
    operations: ['decidePointsRequest'],
    screens: ['coupons'],
    entry: 'decide-points-request',
  }),
  asked('goodwillRequests', 'GET', '/v1.1/request/get', 'list goodwill points by state', {
    operations: ['listPointsRequests', 'requestPoints'],
    screens: ['coupons'],
  }),
  asked('goodwillLog', 'GET', '/v1.1/request/logs', 'list who decided goodwill points', {
    operations: ['listPointsRequests'],
    screens: ['coupons'],
  }),
  asked('memberGoodwill', 'GET', '/v2/customers/{}/goodwillRequest', 'list a member’s goodwill points', {
    operations: ['listPointsRequests', 'decidePointsRequest'],
    screens: ['coupons'],
  }),
  asked('signIn', 'GET', '/v1.1/store/login', 'prove a till’s name and password', {
    operations: ['testConnection', 'setUpTill', 'signIn'],
    screens: ['settings', 'set-up', 'sign-in'],
  }),
  asked('signIn', 'GET', '/v1.1/organization/get', 'prove a client’s token', {
    operations: ['testConnection', 'setUpTill', 'signIn'],
    screens: ['settings', 'set-up', 'sign-in'],
  }),
  asked('token', 'POST', '/v3/oauth/token/generate', 'fetch a token'),
  asked('reach', 'HEAD', '/', 'see whether the platform can be reached, without an account'),
  answeredOnly('GET', '/v2/organization/till', 'read a till by its code'),
  answeredOnly('GET', '/v2/organization/till/{}', 'read a till by its number'),
  answeredOnly('GET', '/v2/customers/lookup', 'find a member’s number'),
  answeredOnly('GET', '/v2/customers/lookup/loyaltyDetails', 'read points by an identifier'),
  answeredOnly('GET', '/v2/customers/lookup/tierDetails', 'read a tier by an identifier'),
  answeredOnly('GET', '/v2/customers/tierDetails/{}', 'read a tier, older path'),
  answeredOnly('GET', '/v2/customers/{}/loyaltyDetails', 'read points'),
  answeredOnly('PUT', '/v2/customers/lookup', 'change what is told of a member, by an identifier'),
  answeredOnly('GET', '/v2/customers/{}/tierDetails', 'read a tier'),
  answeredOnly('GET', '/v2/customers/points/balance/{}', 'read how many points there are, older path'),
  answeredOnly('POST', '/v2/otp/validate', 'ask whether a code is right'),
];

const words = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

function cells(row: CallRow): string[] {
  const { does, method, path, client, operations, screens, entry } = row;
  const isOffered = operations.length > 0;
  const silent = client === null ? 'not asked' : isOffered ? '' : 'not offered';
  const ofItself = client === 'token' || client === 'reach';
  return [
    does,
    `\`${method} ${path}\``,
    client === null ? '—' : ofItself ? 'asked by the client itself' : `\`${client}\``,
    ofItself ? '—' : silent || words(operations),
    screens.length === 0 ? '—' : screens.join(', '),
    entry === null ? '—' : `\`${entry}\``,
  ];
}

/** The whole page. */
export function printCallTable(rows: readonly CallRow[]): string {
  const head = ['what it does', 'call', 'client function', 'operation', 'screen', 'entry'];
  const lines = [head, ...rows.map(cells)];
  const widths = head.map((_cell, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const padded = lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)));
  padded.splice(
    1,
    0,
    widths.map((width) => '-'.repeat(width)),
  );
  return `# Calls of the platform

Who asks for what: each call with its client function (\`src-main/capillary\`), the operations that lead to it, the screens
they stand on, and the kind of entry it is written down as before it is sent. _Not offered_ means that the client and
the simulator speak the call and no operation asks for it; _not asked_ means that the simulator alone knows it.

Printed from \`test/capillary/call-table.ts\`, and every cell held against the code, by
\`vitest run -c test/vitest.config.ts test/capillary/call-table -u\`. Do not edit it by hand.

${padded.map((line) => `| ${line.join(' | ')} |`).join('\n')}
`;
}
