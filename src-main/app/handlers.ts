/** Every operation with the file that does it. The compiler makes sure that none is missing. */
import type { OperationName } from '../contract/table.ts';
import { addBill } from '../operations/add-bill.ts';
import { addNote } from '../operations/add-note.ts';
import { addStaff } from '../operations/add-staff.ts';
import { addToUpload } from '../operations/add-to-upload.ts';
import { answerCounterRequest } from '../operations/answer-counter-request.ts';
import { approve } from '../operations/approve.ts';
import { attachBill } from '../operations/attach-bill.ts';
import { backUpNow } from '../operations/back-up-now.ts';
import { beginUpload } from '../operations/begin-upload.ts';
import { changeBill } from '../operations/change-bill.ts';
import { changeIdentifier } from '../operations/change-identifier.ts';
import { changeLabels } from '../operations/change-labels.ts';
import { changeMemberStatus } from '../operations/change-member-status.ts';
import { changeRole } from '../operations/change-role.ts';
import { checkCoupons } from '../operations/check-coupons.ts';
import { checkUpload } from '../operations/check-upload.ts';
import { closeShift } from '../operations/close-shift.ts';
import { compareShift } from '../operations/compare-shift.ts';
import { confirmRecoveryKey } from '../operations/confirm-recovery-key.ts';
import { coverSession } from '../operations/cover-session.ts';
import { createSeries } from '../operations/create-series.ts';
import { decidePointsRequest } from '../operations/decide-points-request.ts';
import { dropParkedBill } from '../operations/drop-parked-bill.ts';
import { dropUpload } from '../operations/drop-upload.ts';
import { enrolMember } from '../operations/enrol-member.ts';
import { eraseMember } from '../operations/erase-member.ts';
import { exportAudit } from '../operations/export-audit.ts';
import { exportGoodwill } from '../operations/export-goodwill.ts';
import { findProduct } from '../operations/find-product.ts';
import { followUpload } from '../operations/follow-upload.ts';
import { giveBill } from '../operations/give-bill.ts';
import { giveGoodwill } from '../operations/give-goodwill.ts';
import { giveSeveral } from '../operations/give-several.ts';
import { listBadRows } from '../operations/list-bad-rows.ts';
import { listBills } from '../operations/list-bills.ts';
import { listCases } from '../operations/list-cases.ts';
import { listCustomerCoupons } from '../operations/list-customer-coupons.ts';
import { listEntries } from '../operations/list-entries.ts';
import { listGoodwillOffers } from '../operations/list-goodwill-offers.ts';
import { listMemberCoupons } from '../operations/list-member-coupons.ts';
import { listOfflineRedemptions } from '../operations/list-offline-redemptions.ts';
import { listParkedBills } from '../operations/list-parked-bills.ts';
import { listPointsHistory } from '../operations/list-points-history.ts';
import { listPointsRequests } from '../operations/list-points-requests.ts';
import { listProgramKeys } from '../operations/list-program-keys.ts';
import { listRecentMembers } from '../operations/list-recent-members.ts';
import { listSeries } from '../operations/list-series.ts';
import { listStaff } from '../operations/list-staff.ts';
import { listUploads } from '../operations/list-uploads.ts';
import { lookAtCoupon } from '../operations/look-at-coupon.ts';
import { lookAtSharedName } from '../operations/look-at-shared-name.ts';
import { lookupCustomer } from '../operations/lookup-customer.ts';
import { makeBillNumber } from '../operations/make-bill-number.ts';
import { makeProgramKey } from '../operations/make-program-key.ts';
import { makeRecoveryKey } from '../operations/make-recovery-key.ts';
import { moveExpiry } from '../operations/move-expiry.ts';
import { openCounter } from '../operations/open-counter.ts';
import { openShift } from '../operations/open-shift.ts';
import { openWithRecoveryKey } from '../operations/open-with-recovery-key.ts';
import type { Handler } from '../operations/parts.ts';
import { preparePoints } from '../operations/prepare-points.ts';
import { pullTrainingLine } from '../operations/pull-training-line.ts';
import { readAudit } from '../operations/read-audit.ts';
import { readBackups } from '../operations/read-backups.ts';
import { readBill } from '../operations/read-bill.ts';
import { readBillFiles } from '../operations/read-bill-files.ts';
import { readClash } from '../operations/read-clash.ts';
import { readCounterRequest } from '../operations/read-counter-request.ts';
import { readEntry } from '../operations/read-entry.ts';
import { readKeys } from '../operations/read-keys.ts';
import { readMemberCard } from '../operations/read-member-card.ts';
import { readMemberForm } from '../operations/read-member-form.ts';
import { readPoints } from '../operations/read-points.ts';
import { readRecovery } from '../operations/read-recovery.ts';
import { readSeries } from '../operations/read-series.ts';
import { readSession } from '../operations/read-session.ts';
import { readSettings } from '../operations/read-settings.ts';
import { readShift } from '../operations/read-shift.ts';
import { readStatus } from '../operations/read-status.ts';
import { readStored } from '../operations/read-stored.ts';
import { readTakenOut } from '../operations/read-taken-out.ts';
import { readTrade } from '../operations/read-trade.ts';
import { redeemCoupons } from '../operations/redeem-coupons.ts';
import { requestPoints } from '../operations/request-points.ts';
import { resendCoupon } from '../operations/resend-coupon.ts';
import { resetPin } from '../operations/reset-pin.ts';
import { resolveCase } from '../operations/resolve-case.ts';
import { restoreBackup } from '../operations/restore-backup.ts';
import { retireStaff } from '../operations/retire-staff.ts';
import { retryEntry } from '../operations/retry-entry.ts';
import { retryParkedBill } from '../operations/retry-parked-bill.ts';
import { revokeCoupon } from '../operations/revoke-coupon.ts';
import { revokeProgramKey } from '../operations/revoke-program-key.ts';
import { revokeSeveral } from '../operations/revoke-several.ts';
import { saveConnection } from '../operations/save-connection.ts';
import { saveSettings } from '../operations/save-settings.ts';
import { searchCustomers } from '../operations/search-customers.ts';
import { sendPointsCode } from '../operations/send-points-code.ts';
import { sendUpload } from '../operations/send-upload.ts';
import { setUpTill } from '../operations/set-up-till.ts';
import { settleUpload } from '../operations/settle-upload.ts';
import { showIdentifiers } from '../operations/show-identifiers.ts';
import { signIn } from '../operations/sign-in.ts';
import { signOut } from '../operations/sign-out.ts';
import { stageTakenOut } from '../operations/stage-taken-out.ts';
import { startNewQueue } from '../operations/start-new-queue.ts';
import { stayHere } from '../operations/stay-here.ts';
import { switchLine } from '../operations/switch-line.ts';
import { takeOutRedemptions } from '../operations/take-out-redemptions.ts';
import { testConnection } from '../operations/test-connection.ts';
import { undoPoints } from '../operations/undo-points.ts';
import { undoRedemption } from '../operations/undo-redemption.ts';
import { unlockSignIn } from '../operations/unlock-sign-in.ts';
import { updateMember } from '../operations/update-member.ts';
import { updateSeries } from '../operations/update-series.ts';
import { usePoints } from '../operations/use-points.ts';
import { verifyAudit } from '../operations/verify-audit.ts';
import { withdrawEntry } from '../operations/withdraw-entry.ts';

export const handlers: { [Name in OperationName]: Handler<Name> } = {
  addBill,
  dropParkedBill,
  retryParkedBill,
  listParkedBills,
  giveBill,
  changeBill,
  findProduct,
  readBill,
  listBills,
  readPoints,
  listPointsHistory,
  preparePoints,
  sendPointsCode,
  usePoints,
  undoPoints,
  requestPoints,
  decidePointsRequest,
  listPointsRequests,
  addStaff,
  approve,
  backUpNow,
  checkCoupons,
  closeShift,
  compareShift,
  createSeries,
  giveGoodwill,
  giveSeveral,
  listCases,
  listCustomerCoupons,
  listEntries,
  exportGoodwill,
  listGoodwillOffers,
  listSeries,
  listStaff,
  lookAtSharedName,
  lookupCustomer,
  makeBillNumber,
  openShift,
  pullTrainingLine,
  readBackups,
  readEntry,
  readRecovery,
  readSeries,
  readSession,
  readSettings,
  readShift,
  readStatus,
  readTrade,
  redeemCoupons,
  resolveCase,
  restoreBackup,
  retireStaff,
  retryEntry,
  saveConnection,
  saveSettings,
  searchCustomers,
  setUpTill,
  signIn,
  signOut,
  startNewQueue,
  switchLine,
  testConnection,
  updateSeries,
  withdrawEntry,
  changeRole,
  resetPin,
  unlockSignIn,
  coverSession,
  stayHere,
  verifyAudit,
  readAudit,
  exportAudit,
  listUploads,
  beginUpload,
  addToUpload,
  checkUpload,
  listBadRows,
  sendUpload,
  followUpload,
  settleUpload,
  dropUpload,
  listOfflineRedemptions,
  takeOutRedemptions,
  readTakenOut,
  stageTakenOut,
  attachBill,
  lookAtCoupon,
  listMemberCoupons,
  moveExpiry,
  resendCoupon,
  revokeCoupon,
  revokeSeveral,
  undoRedemption,
  listProgramKeys,
  makeProgramKey,
  revokeProgramKey,
  enrolMember,
  updateMember,
  changeIdentifier,
  changeMemberStatus,
  addNote,
  changeLabels,
  readMemberForm,
  readClash,
  openCounter,
  readCounterRequest,
  answerCounterRequest,
  readBillFiles,
  readStored,
  eraseMember,
  listRecentMembers,
  confirmRecoveryKey,
  readKeys,
  openWithRecoveryKey,
  makeRecoveryKey,
  readMemberCard,
  showIdentifiers,
};
