/** Which of a member's coupons is the one that was to be given, where an answer was lost. */
import { expect, it } from 'vitest';
import { findIssued } from '../../src-main/sync/find-issued.ts';

const hourMs = 3_600_000;
const decidedAt = Date.parse('2026-05-12T09:30:00Z');

function evidenceFor(createdDate: string, clusterOffsetMinutes: number | null) {
  const call = { requestId: null, httpStatus: 200, durationMs: 1, serverAheadMs: null };
  const listed = [{ code: 'GOOD-1', seriesId: '7', createdDate }];
  return findIssued({
    capillary: { customerCoupons: async () => ({ kind: 'answered', value: listed, call }) } as never,
    entry: {
      kind: 'issue-coupon',
      customer: { id: '1', name: 'Ola' },
      request: { seriesId: '7', heldBefore: [] },
      createdAt: decidedAt,
      serverAheadMs: 0,
    } as never,
    ownTills: [],
    isTaken: () => false,
    clusterOffsetMinutes,
    nowMs: () => decidedAt + hourMs,
  });
}

it.each([
  ['its own zone', '2026-05-12T15:00:30+05:30', null, 'ours'],
  ['the cluster’s zone', '2026-05-12T15:00:30', 330, 'ours'],
  ['the cluster’s zone, four hours before', '2026-05-12T11:00:30', 330, 'unknown'],
  ['a zone nobody has told, which may be four hours before', '2026-05-12T11:00:30', null, 'unknown'],
])('a time in %s', async (_what, createdDate, offset, kind) => {
  expect((await evidenceFor(createdDate, offset)).evidence.kind).toBe(kind);
});
