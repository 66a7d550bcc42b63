/** Role by operation, every cell: the table written out once more, and the program asked. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callers, mayCall } from '../../src-main/contract/rights.ts';
import { seriesFields } from '../../src-main/contract/series-draft.ts';
import { type OperationName, operationNames } from '../../src-main/contract/table.ts';
import type { Simulator } from '../../src-main/simulator/simulator.ts';
import { managerPin, online, startSimulator, startTill, type Till } from '../support/till.ts';

const anyone = ['nobody', 'cashier', 'approved', 'manager'];
const signedIn = ['cashier', 'approved', 'manager'];
const managers = ['approved', 'manager'];

/** Whoever changes the contract's table changes this one as well, and so has thought about it twice. */
const expected: Record<OperationName, string[]> = {
  setUpTill: [],
  signIn: anyone,
  signOut: anyone,
  readSession: anyone,
  unlockSignIn: anyone,
  readStatus: anyone,
  readRecovery: anyone,
  restoreBackup: anyone,
  startNewQueue: anyone,
  openWithRecoveryKey: anyone,
  readKeys: managers,
  makeRecoveryKey: managers,
  confirmRecoveryKey: managers,
  coverSession: signedIn,
  stayHere: signedIn,
  approve: signedIn,
  switchLine: signedIn,
  pullTrainingLine: signedIn,
  readSettings: signedIn,
  searchCustomers: signedIn,
  lookupCustomer: signedIn,
  listCustomerCoupons: signedIn,
  checkCoupons: signedIn,
  redeemCoupons: signedIn,
  readPoints: signedIn,
  listPointsHistory: signedIn,
  preparePoints: signedIn,
  sendPointsCode: signedIn,
  usePoints: signedIn,
  undoPoints: managers,
  requestPoints: managers,
  decidePointsRequest: managers,
  listPointsRequests: managers,
  makeBillNumber: signedIn,
  addBill: signedIn,
  readTrade: signedIn,
  listBills: signedIn,
  readBill: signedIn,
  findProduct: signedIn,
  changeBill: managers,
  giveBill: managers,
  listParkedBills: managers,
  retryParkedBill: managers,
  dropParkedBill: managers,
  listGoodwillOffers: signedIn,
  exportGoodwill: managers,
  listEntries: signedIn,
  readEntry: signedIn,
  readShift: signedIn,
  openShift: signedIn,
  compareShift: signedIn,
  closeShift: signedIn,
  listStaff: managers,
  addStaff: managers,
  changeRole: managers,
  resetPin: managers,
  retireStaff: managers,
  testConnection: managers,
  saveConnection: managers,
  saveSettings: managers,
  lookAtSharedName: managers,
  giveGoodwill: managers,
  giveSeveral: managers,
  retryEntry: managers,
  withdrawEntry: managers,
  listSeries: managers,
  readSeries: managers,
  createSeries: managers,
  updateSeries: managers,
  listCases: managers,
  resolveCase: managers,
  readBackups: managers,
  backUpNow: managers,
  verifyAudit: managers,
  readAudit: managers,
  exportAudit: managers,
  listUploads: managers,
  beginUpload: managers,
  addToUpload: managers,
  checkUpload: managers,
  listBadRows: managers,
  sendUpload: managers,
  followUpload: managers,
  settleUpload: managers,
  dropUpload: managers,
  listOfflineRedemptions: managers,
  takeOutRedemptions: managers,
  readTakenOut: managers,
  stageTakenOut: managers,
  lookAtCoupon: signedIn,
  listMemberCoupons: signedIn,
  undoRedemption: managers,
  revokeCoupon: managers,
  revokeSeveral: managers,
  moveExpiry: managers,
  resendCoupon: signedIn,
  attachBill: managers,
  listProgramKeys: managers,
  makeProgramKey: managers,
  revokeProgramKey: managers,
  readMemberForm: signedIn,
  enrolMember: signedIn,
  updateMember: signedIn,
  changeIdentifier: signedIn,
  changeMemberStatus: managers,
  addNote: signedIn,
  changeLabels: signedIn,
  readClash: signedIn,
  openCounter: signedIn,
  readCounterRequest: signedIn,
  answerCounterRequest: signedIn,
  readBillFiles: managers,
  readStored: managers,
  eraseMember: managers,
  listRecentMembers: signedIn,
  readMemberCard: signedIn,
  showIdentifiers: signedIn,
};

const id = '01a1fd10-673b-719a-9a77-0bd9b19de804';
const layout = {
  delimiter: ',',
  named: false,
  kind: 'codes',
  members: 'nobody',
  coupons: 'code',
  columns: {
    member: null,
    coupon: 0,
    moment: null,
    till: null,
    billId: null,
    billNumber: null,
    details: null,
  },
} as const;
/** Can be read, and has a fault in every field. */
const emptyDraft = {
  ...Object.fromEntries(seriesFields.map((field) => [field, ''])),
  ...{ discountType: 'ABS', holders: 'anybody', codes: 'made', life: 'series' },
};
/** Inputs that can be read, and do no harm; none = {}. */
const inputs: Partial<Record<OperationName, unknown>> = {
  setUpTill: { name: 'Eve', pin: '564738' },
  makeProgramKey: { name: 'Front desk', scopes: ['coupons:check'] },
  revokeProgramKey: { id },
  openCounter: { bill: { number: 'B-9' } },
  eraseMember: { customerId: '1' },
  answerCounterRequest: { id, take: false },
  addStaff: { name: 'Eve', role: 'cashier', pin: '000000' },
  changeRole: { id, role: 'manager' },
  resetPin: { id, pin: '564738' },
  retireStaff: { id },
  listBills: { number: 'B' },
  readBill: { billId: '1', what: 'sale' },
  findProduct: { code: 'NONE' },
  changeBill: {
    ...{ decisionId: id, billId: '1', number: 'B', reason: 'r', customerId: '1' },
    fields: [{ name: 'lane', value: '7' }],
  },
  giveBill: { decisionId: id, billId: '1', number: 'B', reason: 'r', customerId: '1' },
  retryParkedBill: { entityId: '1', reason: 'r' },
  dropParkedBill: { entityId: '1', reason: 'r' },
  addBill: { decisionId: id, bill: { number: 'B', amount: 'none' } },
  saveConnection: { connection: { auth: 'basic', till: 't', cluster: 'custom', apiUrl: 'nonsense' } },
  saveSettings: { changes: {} },
  giveSeveral: { customerId: '1', coupons: [{ decisionId: id, seriesId: '7' }], reason: 'late' },
  giveGoodwill: { decisionId: id, customerId: '1', seriesId: '7', reason: 'late', note: 'n' },
  readSeries: { seriesId: '6101' },
  createSeries: { decisionId: id, draft: emptyDraft },
  updateSeries: { decisionId: id, draft: emptyDraft, seriesId: '1', readAs: '0'.repeat(64) },
  lookAtSharedName: { reason: 'looked' },
  retryEntry: { id },
  withdrawEntry: { id, note: 'n' },
  resolveCase: { id, action: 'try-now', reason: 'r' },
  beginUpload: { fileName: 'codes.csv', bytes: 1 },
  addToUpload: { id, at: 0, piece: 'QQ==' },
  checkUpload: { id },
  listBadRows: { id, layout },
  sendUpload: { id, seriesId: '7', layout, good: 1, bad: 0, withNames: false },
  followUpload: { id },
  settleUpload: { id, note: 'n' },
  dropUpload: { id },
  listOfflineRedemptions: { from: 0, to: 1 },
  takeOutRedemptions: { id, seriesId: '7', from: 0, to: 1, tillNumber: '7', note: 'n' },
  readTakenOut: { id },
  stageTakenOut: { id },
  undoRedemption: { changeId: id, code: 'NONE', customerId: '1', reference: '7', reason: 'r' },
  undoPoints: { changeId: id, entryId: id, reason: 'r' },
  requestPoints: { changeId: id, customerId: '1', points: 10, reason: 'r' },
  decidePointsRequest: {
    ...{ changeId: id, customerId: '1', requestId: '7', decision: 'reject' },
    ...{ points: 10, reason: 'r' },
  },
  revokeSeveral: { coupons: [{ changeId: id, code: 'NONE' }], customerId: '1', reason: 'r' },
  revokeCoupon: { changeId: id, code: 'NONE', customerId: '1', reason: 'r' },
  moveExpiry: { changeId: id, code: 'NONE', lastDay: '2026-01-01', reason: 'r' },
  changeMemberStatus: { changeId: id, customerId: '1', label: 'A', reason: 'r' },
  attachBill: {
    changeId: id,
    code: 'NONE',
    customerId: '1',
    reference: '7',
    bill: { number: 'B', amount: '1' },
    reason: 'r',
  },
};
const wantOfRole = ['not-signed-in', 'needs-manager', 'already-set-up'];

let simulator: Simulator;
let till: Till;
beforeAll(async () => {
  const started = await startSimulator();
  simulator = started.simulator;
  till = await startTill({ apiUrl: started.url });
  await online(till);
  await till.must('addStaff', { name: 'Sam', role: 'cashier', pin: '918273' });
});
afterAll(async () => {
  await till.stop();
  await simulator.close();
});

async function isAllowed(operation: OperationName, who: string): Promise<boolean> {
  const caller = who === 'manager' ? 'manager' : who === 'nobody' ? 'nobody' : 'sam';
  const pin = who === 'manager' ? managerPin : '918273';
  const input = inputs[operation] ?? {};
  const session = await till.call('readSession', {}, { caller });
  const isIn = session.ok && session.value.staff !== null;
  if (who !== 'nobody' && !isIn) await till.call('signIn', { pin }, { caller });
  let approval: { approvalId?: string } = {};
  // what needs no approval does not mind that there is none
  if (who === 'approved' && !mayCall('cashier', operation)) {
    const given = await till.call('approve', { operation, input, pin: managerPin }, { caller });
    if (!given.ok) throw new Error(given.failure.message);
    approval = { approvalId: given.value.approvalId };
  }
  const answer = await till.app.call({ operation, input, caller, ...approval });
  return answer.ok || !wantOfRole.includes(answer.failure.reason);
}

describe('who may do what', () => {
  it('says of every operation what the written-out table says', () => {
    expect(Object.keys(expected).sort()).toEqual([...operationNames].sort());
    for (const name of operationNames) {
      expect([name, callers.filter((who) => mayCall(who, name))]).toEqual([name, expected[name]]);
    }
  });

  it('is so when it is tried, in every cell', { timeout: 60_000 }, async () => {
    let cells = 0;
    for (const who of callers) {
      for (const name of operationNames) {
        cells += 1;
        expect([name, who, await isAllowed(name, who)]).toEqual([name, who, expected[name].includes(who)]);
      }
    }
    expect(cells).toBe(callers.length * operationNames.length);
  });
});
