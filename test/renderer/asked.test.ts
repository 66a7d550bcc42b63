/** What a point-of-sale program brings onto the counter: an empty one takes it, a half-done one is asked and kept. */
import { expect, test } from 'vitest';
import { createAskedStore } from '../../src-renderer/app/asked-store.ts';
import { openDesk } from './counter-desk.ts';

const customer = { id: '1', name: 'Amara', identifiers: [] };
const request = (number: string, amount = '', member: { customerId: string } | null = null) => ({
  ...{ id: number, at: 0, from: 'Front desk (key)' },
  member,
  bill: { number, amount },
});

test('the bill stands in its fields, the member is looked up, and the cursor waits for coupons', async () => {
  const { counter, waiting } = openDesk();
  void counter.getState().openAsked(request('B-1', '24.00', { customerId: '1' }));
  await waiting('lookupCustomer').answer(customer);
  await waiting('lookupCustomer').answer(customer);
  await waiting('listCustomerCoupons').answer({ coupons: [], source: 'till', asOf: 0 });
  const { typed, found, focus, aside } = counter.getState();
  expect([typed.number, typed.amount, focus.field, aside]).toEqual(['B-1', '24.00', 'code', []]);
  expect(found).toMatchObject({ shows: 'member', customer: { name: 'Amara' } });
});

test('half-done work is put aside, all of it, and comes back in exchange for what is half done then', async () => {
  const { counter } = openDesk();
  const actions = counter.getState();
  expect(actions.isFree()).toBe(true);
  actions.type('number', 'B-1');
  actions.addCode('FERN7402');
  expect(actions.isFree()).toBe(false);
  await actions.openAsked(request('B-2', '9.00'));
  await actions.openAsked(request('B-3'));
  expect(counter.getState()).toMatchObject({ codes: [], typed: { number: 'B-3', amount: '' } });
  actions.clear();
  actions.bringBack();
  expect(counter.getState().typed).toMatchObject({ number: 'B-2', amount: '9.00' });
  actions.dropAside();
  expect(counter.getState().aside).toEqual([]);

  await actions.openAsked(request('B-4'));
  actions.bringBack();
  expect(counter.getState().typed.number).toBe('B-2');
  expect(counter.getState().aside.map(({ typed }) => typed.number)).toEqual(['B-4']);
  actions.forget();
  expect(counter.getState().aside).toEqual([]);
});

test('a member whose look-up answers after the next request came is not put on its bill', async () => {
  const { counter, waiting } = openDesk();
  void counter.getState().openAsked(request('B-1', '', { customerId: '1' }));
  const late = waiting('lookupCustomer');
  await counter.getState().openAsked(request('B-2'));
  await late.answer(customer);
  expect(counter.getState()).toMatchObject({ found: { shows: 'idle' }, typed: { number: 'B-2' } });
});

test('only the window that was first opens it; the other one has nothing to decide any more', async () => {
  const { call, waiting } = openDesk();
  const asked = createAskedStore(call);
  void asked.getState().read();
  await waiting('readCounterRequest').answer({ request: request('B-1') });
  const answered = asked.getState().answer(true);
  await waiting('answerCounterRequest').refuse({ reason: 'counter-request-gone' });
  await answered;
  expect(asked.getState()).toMatchObject({ pending: null, taken: null });
});
