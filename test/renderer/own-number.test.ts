// The till's own bill number at the counter (src-renderer/features/counter/own-number.ts).
import { describe, expect, test } from 'vitest';
import { hasOwnNumber } from '../../src-renderer/features/counter/counter-state.ts';
import { amara, type Desk, openDesk, redeemedAs } from './counter-desk.ts';

const match = { id: amara.id, name: amara.name, identifiers: amara.identifiers, source: 'capillary' };

async function findAmara({ counter, waiting }: Desk) {
  void counter.getState().find('15550100101');
  await waiting('searchCustomers').answer({ customers: [match], complete: true });
  void waiting('lookupCustomer').answer(amara);
  await waiting('listCustomerCoupons').answer({ coupons: [], source: 'capillary', asOf: 1 });
}

const asked = (desk: Desk) => desk.names().filter((name) => name === 'makeBillNumber').length;
const typed = (desk: Desk) => desk.counter.getState().typed.number;

describe('the till’s own bill number', () => {
  test('is not asked for where bill numbers are typed', async () => {
    const desk = openDesk();
    await findAmara(desk);
    desk.counter.getState().addCode('FERN7402');
    expect(asked(desk)).toBe(0);
  });

  test('comes with the customer, once, and stands in the field like a typed one', async () => {
    const desk = openDesk(true);
    await findAmara(desk);
    desk.counter.getState().addCode('FERN7402', true);
    // it is on its way: the cursor goes to what is really missing
    expect(desk.counter.getState().focus.field).toBe('amount');
    await desk.waiting('makeBillNumber').answer({ number: 'A-1-T-260703-1KWTR-001' });
    expect(asked(desk)).toBe(1);
    expect(typed(desk)).toBe('A-1-T-260703-1KWTR-001');
    expect(hasOwnNumber(desk.counter.getState())).toBe(true);
  });

  test('comes with the first code where no customer was found yet', () => {
    const desk = openDesk(true);
    desk.counter.getState().addCode('FERN7402');
    desk.counter.getState().addCode('MOSS3318');
    expect(asked(desk)).toBe(1);
  });

  test('gives way to whatever is typed or scanned, also while it is on its way', async () => {
    const desk = openDesk(true);
    await findAmara(desk);
    desk.counter.getState().type('number', 'B-1007');
    await desk.waiting('makeBillNumber').answer({ number: 'OWN-1' });
    expect(typed(desk)).toBe('B-1007');
    expect(hasOwnNumber(desk.counter.getState())).toBe(false);
  });

  test('stays with the bill through check, refusal and redeem, and the next bill gets a new one', async () => {
    const desk = openDesk(true);
    const { counter, waiting } = desk;
    await findAmara(desk);
    await waiting('makeBillNumber').answer({ number: 'OWN-1' });
    counter.getState().type('amount', '40.00');
    counter.getState().addCode('FERN7402');
    void counter.getState().check();
    expect(waiting('checkCoupons').input).toMatchObject({ bill: { number: 'OWN-1' } });
    await waiting('checkCoupons').answer({ coupons: [] });
    for (const outcome of ['refused', 'redeemed']) {
      void counter.getState().redeem();
      expect(waiting('redeemCoupons').input).toMatchObject({ bill: { number: 'OWN-1' } });
      await waiting('redeemCoupons').answer(redeemedAs(outcome));
    }
    expect(asked(desk)).toBe(1);
    await findAmara(desk);
    await waiting('makeBillNumber').answer({ number: 'OWN-2' });
    expect(asked(desk)).toBe(2);
    expect(typed(desk)).toBe('OWN-2');
  });

  test('one that comes after its bill was cleared is not put on the next', async () => {
    const desk = openDesk(true);
    await findAmara(desk);
    const late = desk.waiting('makeBillNumber');
    desk.counter.getState().clear();
    await late.answer({ number: 'OWN-1' });
    expect(typed(desk)).toBe('');
    await findAmara(desk);
    expect(asked(desk)).toBe(2);
  });

  test('comes back with a bill that is brought back', async () => {
    const desk = openDesk(true);
    await findAmara(desk);
    await desk.waiting('makeBillNumber').answer({ number: 'OWN-1' });
    desk.counter.getState().clear();
    desk.counter.getState().undoClear();
    expect(typed(desk)).toBe('OWN-1');
    expect(hasOwnNumber(desk.counter.getState())).toBe(true);
    expect(asked(desk)).toBe(1);
  });

  test('why there is none is told at the field, and a number can be typed all the same', async () => {
    const desk = openDesk(true);
    await findAmara(desk);
    await desk
      .waiting('makeBillNumber')
      .refuse({ kind: 'conflict', reason: 'till-name-shared', facts: { bill: 'X' } });
    expect(desk.counter.getState().faults.number).toEqual({ key: 'till-name-shared', facts: { bill: 'X' } });
    desk.counter.getState().type('number', 'B-1');
    expect(desk.counter.getState().faults.number).toBeUndefined();
  });
});
