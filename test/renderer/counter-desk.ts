/**
 * A counter whose program is played by the test: every call waits in a list until the test answers it, so that late
 * and early answers can be told apart.
 */
import type { Result } from '../../src-main/contract/result.ts';
import { type ApprovalStore, createApprovalStore } from '../../src-renderer/app/approval-store.ts';
import type { Call } from '../../src-renderer/app/call.ts';
import { type CounterStore, createCounterStore } from '../../src-renderer/features/counter/counter-store.ts';

export interface Asked {
  name: string;
  input: unknown;
  approvalId: string | undefined;
  answer: (value: unknown) => Promise<void>;
  refuse: (failure: unknown) => Promise<void>;
}

export interface Desk {
  call: Call;
  counter: CounterStore;
  approval: ApprovalStore;
  asked: Asked[];
  /** The newest call of this name that was not answered yet. */
  waiting: (name: string) => Asked;
  names: () => string[];
}

const settle = () => new Promise<void>((done) => setTimeout(done, 0));

export function openDesk(makesNumbers = false): Desk {
  const asked: Asked[] = [];
  const call = ((name: string, input: unknown, approvalId?: string) =>
    new Promise((resolve) => {
      const reply = async (result: Result<unknown>) => {
        resolve(result as Result<never>);
        await settle();
      };
      asked.push({
        name,
        input,
        approvalId,
        answer: (value) => reply({ ok: true, value }),
        refuse: (failure) => reply({ ok: false, failure } as Result<unknown>),
      });
    })) as Call;
  const approval = createApprovalStore(call);
  const counter = createCounterStore({
    call,
    approval,
    currency: () => 'GBP',
    makesNumbers: () => makesNumbers,
  });
  return {
    call,
    counter,
    approval,
    asked,
    names: () => asked.map(({ name }) => name),
    waiting: (name) => {
      const found = asked.findLast((one) => one.name === name);
      if (!found) throw new Error(`nobody asked for ${name}: ${asked.map((one) => one.name).join(', ')}`);
      return found;
    },
  };
}

export const amara = {
  id: '101',
  name: 'Amara Quillfeather',
  identifiers: [{ type: 'mobile', value: '15550100101' }],
  tier: 'Gold',
  points: 12,
  lifetimePoints: 90,
  registeredAt: null,
  fraud: false,
  loyalty: true,
  source: 'capillary',
  asOf: 1,
};

const match = { id: amara.id, name: amara.name, identifiers: amara.identifiers, source: 'capillary' };

/** Amara stands at the counter and holds FERN7402; the bill is typed. */
export async function withAmara(desk: Desk): Promise<void> {
  const { counter, waiting } = desk;
  void counter.getState().find('15550100101');
  await waiting('searchCustomers').answer({ customers: [match], complete: true });
  void waiting('lookupCustomer').answer(amara);
  const held = { code: 'FERN7402', description: '5 off', state: 'usable' };
  await waiting('listCustomerCoupons').answer({ coupons: [held], source: 'capillary', asOf: 1 });
  counter.getState().type('number', 'B-1007');
  counter.getState().type('amount', '240.00');
  counter.getState().addCode('fern7402');
}

export const pounds = (amountMinor: number) => ({ amountMinor, currency: 'GBP' });

export const billOf = (off: number) => ({
  number: 'B-1007',
  amount: pounds(24_000),
  off: pounds(off),
  toPay: pounds(24_000 - off),
});

export function redeemedAs(outcome: string, entry: unknown = null, reasons: unknown[] = []) {
  const coupon = {
    code: 'FERN7402',
    outcome,
    moneyOff: pounds(500),
    reference: null,
    reasons,
    platform: null,
    entry,
  };
  return { coupons: [coupon], bill: billOf(500) };
}
