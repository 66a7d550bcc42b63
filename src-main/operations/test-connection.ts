/** Signs in at Capillary and tells whose till it is and how far the clocks differ. Keeps nothing. */
import type { Capillary } from '../capillary/client.ts';
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { failureOfOutcome } from '../sync/outcome-failure.ts';
import type { Handler } from './parts.ts';

export const testConnection: Handler<'testConnection'> = async (parts, input) => {
  if (input.connection === undefined) {
    const saved = parts.capillary();
    return saved === null ? fail('conflict', 'not-connected') : askWhoWeAre(saved);
  }
  const prepared = parts.account.prepare(input.connection);
  if (!prepared.ok) return prepared;
  const trial = parts.account.tryOut(prepared.value);
  try {
    return await askWhoWeAre(trial);
  } finally {
    await trial.stop();
  }
};

async function askWhoWeAre(capillary: Capillary) {
  const outcome = await capillary.signIn();
  if (outcome.kind !== 'answered') return { ok: false as const, failure: failureOfOutcome(outcome) };
  const { till, organisation, serverTime } = outcome.value;
  const { requestId, serverAheadMs } = outcome.call;
  return ok({
    till,
    organisation,
    serverTime,
    clockDifferenceMs: serverAheadMs === null ? null : -serverAheadMs,
    words: { code: 200, message: 'SUCCESS', requestId },
  });
}
