/** Has Capillary try a parked bill again. */
import { ok } from '../contract/result.ts';
import { listParked, retryParked } from '../sync/parked-bills.ts';
import { deciderIn, type Handler } from './parts.ts';

export const retryParkedBill: Handler<'retryParkedBill'> = async (parts, input, context) => {
  const capillary = parts.connection.isOnline() ? parts.capillary() : null;
  const { by } = deciderIn(context);
  const place = parts.settings.read().parkedBillsAt;
  const act = { ledger: parts.store.ledger, place, at: parts.clock.wallMs(), by, ...input };
  const state = await retryParked(capillary, act);
  if (!state.ok) return state;
  const parked = await listParked(capillary, place);
  return ok({ state: state.value, bills: parked.ok ? parked.value : [] });
};
