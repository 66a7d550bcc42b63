/** Bills that wait at Capillary because an item or a payment was not known there. */
import { ok } from '../contract/result.ts';
import { listParked } from '../sync/parked-bills.ts';
import type { Handler } from './parts.ts';

export const listParkedBills: Handler<'listParkedBills'> = async (parts) => {
  const capillary = parts.connection.isOnline() ? parts.capillary() : null;
  const parked = await listParked(capillary, parts.settings.read().parkedBillsAt);
  return parked.ok ? ok({ bills: parked.value }) : parked;
};
