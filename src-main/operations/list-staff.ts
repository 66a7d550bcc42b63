/** Everybody who can sign in at this till, and whether sign-in is locked. */
import { ok } from '../contract/result.ts';
import { listStaffRows } from '../store/staff.ts';
import type { Handler } from './parts.ts';

export const listStaff: Handler<'listStaff'> = async (parts) => {
  const staff = listStaffRows(parts.store.ledger).map(({ id, name, role }) => ({ id, name, role }));
  return ok({ staff, lockedMs: parts.pins.lockedMs() });
};
