/** Gives a parked bill up for good. */
import { ok } from '../contract/result.ts';
import { dropParked, listParked } from '../sync/parked-bills.ts';
import { deciderIn, type Handler } from './parts.ts';

export const dropParkedBill: Handler<'dropParkedBill'> = async (parts, input, context) => {
  const capillary = parts.connection.isOnline() ? parts.capillary() : null;
  const { by } = deciderIn(context);
  const place = parts.settings.read().parkedBillsAt;
  const act = { ledger: parts.store.ledger, place, at: parts.clock.wallMs(), by, ...input };
  const dropped = await dropParked(capillary, act);
  if (!dropped.ok) return dropped;
  const parked = await listParked(capillary, place);
  return ok({ bills: parked.ok ? parked.value : [] });
};
