/** The points of this member that were used for the bill on the counter: Capillary has them, or the till took them. */
import type { Entry } from '../../../src-main/contract/entries.ts';
import { useShared } from '../../app/shared-context.tsx';
import { useCounter } from './counter-context.tsx';

export function usePointsOfBill(): Entry[] {
  const number = useCounter((state) => state.typed.number.trim());
  const memberId = useCounter(({ found }) => (found.shows === 'member' ? found.customer.id : null));
  const entries = useShared('recent', (state) => state.entries);
  return entries.filter(
    ({ kind, customer, bill, undoneBy, till, state }) =>
      kind === 'redeem-points' &&
      customer.id === memberId &&
      bill.number === number &&
      undoneBy === null &&
      till.decision === 'accepted' &&
      state !== 'withdrawn' &&
      state !== 'rejected',
  );
}
