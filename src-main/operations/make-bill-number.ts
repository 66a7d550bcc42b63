/** A bill number of this till's own, counted on the disk before it is told. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { unreachable } from '../domain/unreachable.ts';
import { findNameSharer } from '../store/bill-numbers.ts';
import type { Handler } from './parts.ts';

export const makeBillNumber: Handler<'makeBillNumber'> = async (parts) => {
  if (!parts.settings.read().ownBillNumbers) return fail('conflict', 'own-numbers-off');
  const taken = parts.ownNumbers.take();
  if (taken === null) return fail('conflict', 'bill-names-missing');
  if (taken.ok) return ok({ number: taken.number });
  switch (taken.why) {
    case 'used-up':
      return fail('conflict', 'own-numbers-used-up');
    case 'name-shared':
      return fail('conflict', 'till-name-shared', {
        bill: findNameSharer(parts.store.ledger)?.number ?? '?',
      });
    default:
      return unreachable(taken.why);
  }
};
