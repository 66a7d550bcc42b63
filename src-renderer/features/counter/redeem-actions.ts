/**
 * Checking and redeeming. Reads the fields first and sends nothing that cannot be right; asks a manager when the
 * till says so and repeats exactly the same call with the approval. Must never send a redeem by itself.
 */
import type { CheckedCoupon } from '../../../src-main/contract/coupons.ts';
import type { Reason } from '../../../src-main/contract/reasons.ts';
import type { Failure } from '../../../src-main/contract/result.ts';
import type { OperationInput } from '../../../src-main/contract/table.ts';
import { addCodes, type Fault } from './code-list.ts';
import type { RedeemActions } from './counter-actions.ts';
import { type Checked, type FieldName, isDone, memberOf, type Redeemed } from './counter-state.ts';
import { type CounterTools, focusOn } from './counter-tools.ts';

type Input = OperationInput<'redeemCoupons'>;

export function redeemActions(tools: CounterTools): RedeemActions {
  const { call, approval, get, set, turn } = tools;

  const show = (redeemed: Redeemed, checked: Checked | null) => {
    const done = isDone({ shows: 'redeemed', redeemed, descriptions: {} });
    set({
      begunBy: null,
      outcome: { shows: 'redeemed', redeemed, descriptions: byCode(checked) },
      ...(done ? focusOn(tools, 'find') : {}),
    });
  };

  const send = async (input: Input, mine: number, checked: Checked | null, approvalId?: string) => {
    set({ outcome: { shows: 'redeeming', checked } });
    const answer = await call('redeemCoupons', input, approvalId);
    if (turn.now !== mine) return;
    if (answer.ok) show(answer.value, checked);
    else fail(tools, answer.failure);

    const reasons = answer.ok ? managerReasons(answer.value) : managerFailure(answer.failure);
    // An approval that did not help is not asked for again by itself: the people at the till read why first.
    if (reasons === null || approvalId !== undefined) return;
    const approved = await approval.getState().ask('redeemCoupons', input, reasons);
    if (approved !== null && turn.now === mine) await send(input, mine, checked, approved);
  };

  return {
    check: async () => {
      const input = readInput(tools);
      if (!input || isBusy(tools)) return;
      turn.now += 1;
      const mine = turn.now;
      set({ outcome: { shows: 'checking' }, codeNote: { says: 'nothing' }, scanOffer: null });
      const answer = await call('checkCoupons', input);
      if (turn.now !== mine) return;
      if (answer.ok) set({ outcome: { shows: 'checked', checked: answer.value } });
      else fail(tools, answer.failure);
    },
    redeem: async () => {
      const input = readInput(tools);
      if (!input || isBusy(tools)) return;
      turn.now += 1;
      const { outcome } = get();
      set({ codeNote: { says: 'nothing' }, scanOffer: null });
      await send(input, turn.now, outcome.shows === 'checked' ? outcome.checked : null);
    },
  };
}

function isBusy(tools: CounterTools): boolean {
  const { shows } = tools.get().outcome;
  return shows === 'checking' || shows === 'redeeming';
}

/** The exact input of the call, or null when something is missing: then the fault is shown and the cursor is there. */
function readInput(tools: CounterTools): Input | null {
  const { get, set } = tools;
  if (get().typed.code.trim() !== '') {
    const read = addCodes(get().codes, get().typed.code);
    get().addCode();
    if (read.fault) return null;
  }
  const facts = get();
  const member = memberOf(facts);
  if (!member) {
    set({ codeNote: { says: 'no-member' }, ...focusOn(tools, 'find') });
    return null;
  }
  if (facts.codes.length === 0) {
    set({ codeNote: { says: 'no-codes' }, ...focusOn(tools, 'code') });
    return null;
  }
  const numberRight = facts.look('number');
  const amountRight = facts.look('amount');
  if (!numberRight || !amountRight) {
    set(focusOn(tools, numberRight ? 'amount' : 'number'));
    return null;
  }
  const { number, amount } = facts.typed;
  return {
    customerId: member.id,
    codes: facts.codes,
    bill: { number: number.trim(), amount: amount.trim() },
  };
}

/** A fault that names a field is shown at that field, everything else below the list. */
function fail(tools: CounterTools, failure: Failure): void {
  const field = fieldOf(failure.field);
  if (!field) {
    tools.set({ outcome: { shows: 'failed', failure } });
    return;
  }
  const fault: Fault = { key: failure.reason, facts: { field: failure.field ?? '', ...failure.facts } };
  tools.set({
    outcome: { shows: 'nothing' },
    faults: { ...tools.get().faults, [field]: fault },
    ...focusOn(tools, field),
  });
}

function fieldOf(path: string | undefined): FieldName | null {
  if (path === 'bill.number') return 'number';
  if (path === 'bill.amount') return 'amount';
  if (path === 'codes' || path?.startsWith('codes.')) return 'code';
  return path === 'customerId' ? 'find' : null;
}

function managerReasons(redeemed: Redeemed): Reason[] | null {
  const waiting = redeemed.coupons.filter((coupon) => coupon.outcome === 'needs-manager');
  return waiting.length === 0 ? null : waiting.flatMap((coupon) => coupon.reasons);
}

function managerFailure(failure: Failure): Reason[] | null {
  if (failure.reason !== 'needs-manager') return null;
  const { reason: key, facts, message, next } = failure;
  return [{ key, weight: 'soft', facts, message, next }];
}

function byCode(checked: Checked | null): Record<string, CheckedCoupon> {
  return Object.fromEntries((checked?.coupons ?? []).map((coupon) => [coupon.code, coupon]));
}
