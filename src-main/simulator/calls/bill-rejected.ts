// Bills that were parked for a wrong item or tender: listed, tried again, given up. No document shows the bodies of the
// last two: ids of the parked rows are taken as `entityIds`.

import type { RejectedBill } from '../bill-books.ts';
import { judgeBill } from '../bill-rules.ts';
import { recordBill, settleRejected } from '../bills.ts';
import { isoText } from '../cluster-time.ts';
import { fine, refused } from '../v2.ts';
import { type Answer, type Call, listOf, recordOf, textOf } from '../wire.ts';
import { memberById } from '../world.ts';
import { readCount } from './customer-search.ts';

export function listRejected(call: Call): Answer {
  const { query } = call.request;
  const limit = readCount(query.get('limit'), 10);
  const offset = readCount(query.get('offset'), 0);
  if (limit === undefined || offset === undefined) return refused(call, [400]);
  const status = query.get('status') ?? '';
  const number = query.get('transactionNumber') ?? '';
  const rows = call.world.books.rejected
    .filter((row) => status === '' || row.status === status)
    .filter((row) => number === '' || row.form.number === number)
    .reverse();
  return fine({
    pagination: { limit, offset, total: rows.length },
    data: rows.slice(offset, offset + limit).map((row) => ({
      userId: row.memberId ?? -1,
      entityId: row.entityId,
      orgId: call.world.organisation.id,
      retryCount: row.retryCount,
      billNumber: row.form.number,
      eventDate: isoText(row.form.atMs, call.offsetMinutes),
      autoUpdateTime: isoText(row.addedMs, call.offsetMinutes),
      status: row.status,
      errors: row.errors.map(({ code, message, value }) => ({
        message,
        value,
        code,
        status: false,
        referenceId: call.requestId,
      })),
    })),
    warnings: [],
    errors: [],
  });
}

function chosen(call: Call): RejectedBill[] {
  const ids = listOf(recordOf(call.request.body).entityIds).map(textOf);
  return call.world.books.rejected.filter(
    (row) => row.status === 'OPEN' && ids.includes(String(row.entityId)),
  );
}

/** As if its till called now: judged again with what has been put right meanwhile. */
function tryAgain(call: Call, row: RejectedBill): void {
  row.retryCount += 1;
  const member = row.memberId === null ? undefined : memberById(call.world, row.memberId);
  const modes = { ...call.modes, parkedBill: 'error' as const };
  const judged = judgeBill({ ...call, modes }, row.form, member);
  if (!judged.isFine) return;
  recordBill(call.world, {
    ...row.form,
    memberId: row.memberId,
    tillCode: row.tillCode,
    storeId: row.storeId,
    receivedMs: call.nowMs,
    source: row.source,
    points: member?.isLoyalty ? Math.floor(row.form.amount / 10) : 0,
    returnOf: null,
    deliveryStatus: 'DELIVERED',
    requestId: call.requestId,
  });
  row.status = 'SUCCESS';
}

export function retrigger(call: Call): Answer {
  const rows = chosen(call);
  if (rows.length === 0) return refused(call, [606]);
  settleRejected(call.world, rows, (row) => tryAgain(call, row));
  const id = call.world.books.retriggers.length + 1;
  call.world.books.retriggers.push({ id, entityIds: rows.map(({ entityId }) => entityId) });
  return fine({ entity: { retriggerId: id }, warnings: [], errors: [], success: true });
}

export function retriggerStatus(call: Call): Answer {
  const found = call.world.books.retriggers.find(({ id }) => String(id) === call.parts[0]);
  if (!found) return refused(call, [606]);
  const rows = call.world.books.rejected.filter(({ entityId }) => found.entityIds.includes(entityId));
  const done = rows.filter(({ status }) => status === 'SUCCESS').length;
  const status = done === rows.length ? 'SUCCESS' : done > 0 ? 'PARTIAL_FIXED' : 'OPEN';
  return fine({
    entity: { retriggerId: found.id, status, totalCount: rows.length, successCount: done },
    warnings: [],
    errors: [],
    success: true,
  });
}

export function markFailed(call: Call): Answer {
  const rows = chosen(call);
  if (rows.length === 0) return refused(call, [606]);
  settleRejected(call.world, rows, (row) => {
    row.status = 'PERMANENT_FAILED';
  });
  return fine({ entity: null, warnings: [], errors: [], success: true });
}
