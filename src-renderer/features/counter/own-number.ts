/**
 * The bill number that the till makes itself, asked for when a bill is begun. It stands in the field like a typed one
 * and can be typed over; the same bill keeps it through check, redeem and whatever has to be done again.
 */
import type { CounterTools } from './counter-tools.ts';

/** Asks for a number unless the bill has one, or one is on its way. */
export async function beginBill({ call, get, set, bill, makesNumbers }: CounterTools): Promise<void> {
  const { typed, ownNumber, outcome } = get();
  if (!makesNumbers() || typed.number.trim() !== '' || ownNumber.shows === 'coming') return;
  if (outcome.shows === 'redeeming') return;
  const mine = bill.now;
  set({ ownNumber: { shows: 'coming' } });
  const answer = await call('makeBillNumber', {});
  if (bill.now !== mine) return;
  const facts = get();
  if (!answer.ok) {
    const { reason, facts: told } = answer.failure;
    const fault = { key: reason, facts: told };
    set({
      ownNumber: { shows: 'none' },
      ...(facts.typed.number.trim() === '' ? { faults: { ...facts.faults, number: fault } } : {}),
    });
    return;
  }
  const { number } = answer.value;
  const { number: _, ...faults } = facts.faults;
  set({
    ownNumber: { shows: 'made', number },
    // somebody who typed meanwhile knows better
    ...(facts.typed.number.trim() === '' ? { typed: { ...facts.typed, number }, faults } : {}),
  });
}
