/** How a member's points came and went, thirty days at a time, back to two years ago. */
import { ok } from '../contract/result.ts';
import { clusterMoment } from '../domain/cluster-time.ts';
import { inTime } from '../sync/in-time.ts';
import { failureOfOutcome } from '../sync/outcome-failure.ts';
import { isNewHere, pointsMember, reachable } from '../sync/points-member.ts';
import type { Handler } from './parts.ts';

/** Capillary docs: Customer ledger (v2): at most so many days and lines at once. */
const spanMs = 30 * 86_400_000;
const fullPage = 10;
const lastSpan = 23;

export const listPointsHistory: Handler<'listPointsHistory'> = async (parts, input) => {
  const capillary = reachable(parts);
  if (!capillary.ok) return capillary;
  const found = await pointsMember(parts, input.customerId);
  if (!found.ok) return found;
  if (isNewHere(found.value)) return ok({ lines: [], next: null });
  const { span, page } = input.from ?? { span: 0, page: 0 };
  const offset = parts.serverClock.clusterOffsetMinutes() ?? 0;
  const end = parts.serverClock.nowMs() - span * spanMs;
  const moment = (atMs: number) => clusterMoment(atMs, offset).replace(' ', 'T');
  const listed = await inTime(
    parts.clock,
    parts.settings.read().readTimeLimitMs,
    capillary.value.pointsLedger({
      customer: found.value.identifier,
      from: moment(end - spanMs + 1000),
      to: moment(end),
      page,
    }),
  );
  if (listed.kind !== 'answered') return { ok: false, failure: failureOfOutcome(listed) };
  const { value: lines } = listed;
  const next =
    lines.length >= fullPage
      ? { span, page: page + 1 }
      : span < lastSpan
        ? { span: span + 1, page: 0 }
        : null;
  return ok({ lines, next });
};
