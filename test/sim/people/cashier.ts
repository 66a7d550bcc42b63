/**
 * A cashier at a till: redeems for a bill, presses again when nothing seems to happen, tries a coupon for another
 * bill, and after a crash begins where it ended. Tells the watchers what the screen said.
 */
import type { Random } from '../random.ts';
import type { Schedule } from '../schedule.ts';
import { Gone } from '../till/machine.ts';
import type { Till } from '../till/till.ts';
import type { Trace } from '../trace.ts';
import type { Complain } from '../watch/invariants.ts';
import type { Promises } from '../watch/promises.ts';
import { type Member, mobileOf, type Shelf } from './shelf.ts';

interface Wish {
  member: Member;
  codes: string[];
  bill: { number: string; amount: string };
}

export interface Cashier {
  /** Serves somebody, one way or another. */
  act: () => void;
  /** After an older ledger was put back nobody comes with a bill of the days that are gone. */
  forgetBills: () => void;
}

export interface CashierParts {
  till: Till;
  shelf: Shelf;
  random: Random;
  schedule: Schedule;
  trace: Trace;
  promises: Promises;
  complain: Complain;
  timeLimitMs: number;
  /** Asks the till for its bill numbers, as where the point-of-sale program gives none. */
  ownNumbers: boolean;
  /** Told of every number the till makes. */
  onNumber: (number: string) => void;
  /** Redeems only what can be used several times: there Capillary prevents no second redemption. */
  likesMany: boolean;
}

export function createCashier(parts: CashierParts): Cashier {
  const { till, shelf, random, schedule, trace, promises, complain } = parts;
  let bills = 1000;
  let earlier: Wish[] = [];

  function nextNumber(): string | null {
    if (!parts.ownNumbers || till.machine.isAsleep()) return null;
    try {
      const number = till.program()?.takeNumber() ?? null;
      if (number !== null) parts.onNumber(number);
      return number;
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
      return null;
    }
  }

  function newWish(): Wish {
    bills += 1;
    const member = random.pick(shelf.members);
    const own = shelf.coupons
      .filter(({ holder, uses }) => holder === mobileOf(member.id) && (uses > 1 || !parts.likesMany))
      .map(({ code }) => code);
    const first = random.pick(own);
    const second = random.pick(own);
    const codes = random.chance(0.25) && second !== first ? [first, second] : [first];
    return {
      member,
      codes,
      bill: { number: nextNumber() ?? `B-${bills}`, amount: random.pick(['12.00', '40.00', '99.50']) },
    };
  }

  function choose(): Wish {
    const last = earlier.length > 0 ? random.pick(earlier.slice(-4)) : null;
    if (last === null || random.chance(0.6)) return newWish();
    if (random.chance(0.6)) return last;
    if (random.chance(0.2)) return { ...last, bill: { ...last.bill, amount: '13.00' } };
    return { ...last, bill: newWish().bill };
  }

  async function press(wish: Wish, again: number): Promise<void> {
    const program = till.program();
    if (program === null || till.machine.isAsleep()) return;
    const isApproved = random.chance(0.3);
    const pressedAt = schedule.now();
    let isAnswered = false;
    schedule.at(pressedAt + parts.timeLimitMs + 1, () => {
      if (isAnswered || till.program() !== program || till.machine.sleptSince(pressedAt)) return;
      complain('waited-too-long', `${till.name}: no answer for bill ${wish.bill.number}`);
    });
    trace.mark(till.name, 'press', wish.bill.number, ...wish.codes);
    trace.say(
      () =>
        `${till.name}: ${till.cashier.staff?.name} redeems ${wish.codes.join(' and ')} of ${wish.member.name} for bill ${wish.bill.number}, ${wish.bill.amount}${isApproved ? ', a manager approves' : ''}.`,
    );
    try {
      const result = await program.redeem(
        { customerId: wish.member.id, codes: wish.codes, bill: wish.bill },
        { ...till.cashier, approvedBy: isApproved ? { id: 'm', name: 'Mo' } : null },
      );
      if (!result.ok) return complain('program-fault', `${till.name}: ${result.failure.reason}`);
      isAnswered = true;
      for (const coupon of result.value.coupons) {
        trace.mark(till.name, 'told', coupon.code, coupon.outcome);
        trace.say(
          () =>
            `${till.name}: the screen says ${coupon.outcome} for ${coupon.code}, bill ${wish.bill.number}${coupon.reasons[0] ? ` (${coupon.reasons[0].message})` : ''}.`,
        );
        promises.told(till.account, coupon);
      }
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
    }
    if (again > 0) void press(wish, again - 1).catch(fail);
  }

  function fail(error: unknown) {
    complain('program-fault', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  return {
    act: () => {
      const wish = choose();
      earlier.push(wish);
      void press(wish, random.chance(0.1) ? 1 : 0).catch(fail);
      // an impatient finger, or the same customer once more after the program came back
      if (random.chance(0.15))
        schedule.at(schedule.now() + random.pick([5, 300, 30_000]), () => {
          if (earlier.includes(wish)) void press(wish, 0).catch(fail);
        });
    },
    forgetBills: () => {
      earlier = [];
    },
  };
}
