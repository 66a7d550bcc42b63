/** The manager: takes entries back, hurries them, and in the calm looks after what only a person can settle. */
import type { CallContext } from '../../../src-main/operations/parts.ts';
import type { Random } from '../random.ts';
import type { Schedule } from '../schedule.ts';
import { Gone } from '../till/machine.ts';
import type { Program } from '../till/program.ts';
import type { Till } from '../till/till.ts';
import type { Trace } from '../trace.ts';
import type { Complain } from '../watch/invariants.ts';
import type { LedgerWatch, SeenEntry } from '../watch/ledger-watch.ts';
import type { Promises } from '../watch/promises.ts';
import type { Member } from './shelf.ts';

export interface Manager {
  act: () => void;
  /** Gives a member of the store a coupon as goodwill. */
  give: () => void;
  /** The screen begins anew: what was decided before is not pressed again. */
  forgetGifts: () => void;
  /** Looks after what only a person can settle: rows nobody can read, doubts that could be two shops'. */
  tidy: () => void;
  /** Doubts ended by a manager's word: they may still arrive. */
  closedByHand: ReadonlySet<string>;
  /** Everything a manager took back. */
  tookBack: ReadonlySet<string>;
}

const manager: CallContext = {
  caller: 'window',
  staff: { id: 'm', name: 'Mo', role: 'manager' },
  approvedBy: null,
};

export function createManager(parts: {
  till: Till;
  watch: LedgerWatch;
  random: Random;
  trace: Trace;
  complain: Complain;
  damaged: ReadonlySet<string>;
  /** Another till redeemed the same code for a bill of the same number. */
  isAmbiguous: (entry: SeenEntry) => boolean;
  /** What Capillary's own screens show of an entry: redemptions, or the code that was given. */
  foundAs: (entry: string) => readonly string[];
  members: readonly Member[];
  offers: readonly string[];
  schedule: Schedule;
  promises: Promises;
}): Manager {
  const { till, watch, random, trace, complain, damaged, isAmbiguous, schedule } = parts;
  let gifts = 0;
  let screens = 0;
  const closedByHand = new Set<string>();
  const tookBack = new Set<string>();

  function run(work: () => Promise<unknown>) {
    const fail = (error: unknown) => {
      if (!(error instanceof Gone)) complain('program-fault', String(error));
    };
    try {
      void work().catch(fail);
    } catch (error) {
      fail(error);
    }
  }

  function press(wish: Parameters<Program['give']>[0]) {
    const program = till.program();
    if (program === null || till.machine.isAsleep()) return;
    trace.mark(till.name, 'give', wish.decisionId, wish.seriesId);
    trace.say(() => `${till.name}: the manager gives ${wish.customerId} a coupon (${wish.decisionId}).`);
    run(async () => {
      const result = await program.give(wish, manager);
      if (!result.ok) return complain('program-fault', `${till.name}: ${result.failure.reason}`);
      const { outcome, code } = result.value;
      trace.mark(till.name, 'told', wish.decisionId, outcome);
      trace.say(
        () => `${till.name}: the screen says ${outcome} for ${wish.decisionId} (${code ?? 'no code'}).`,
      );
      parts.promises.toldGift(till.account, wish.seriesId, result.value);
    });
  }

  function withdraw(id: string) {
    const program = till.program();
    const state = till.disk.ledger.get<{ state: string }>('SELECT state FROM entry WHERE id = @id', {
      id,
    })?.state;
    if (program === null || (state !== 'queued' && state !== 'in-doubt')) return;
    trace.say(() => `${till.name}: the manager takes back ${id}, which is ${state}.`);
    // a doubt that is closed by hand may still arrive: that is what the manager's note takes upon itself
    tookBack.add(id);
    if (state === 'in-doubt') closedByHand.add(id);
    run(() => program.withdraw(id, manager));
  }

  /** The manager looks at Capillary's own screens: it is there under a reference, or it is not. */
  function settle({ id }: SeenEntry) {
    const program = till.program();
    if (program === null) return;
    const [there] = parts.foundAs(id);
    if (there === undefined) return withdraw(id);
    trace.say(() => `${till.name}: the manager finds ${id} as ${there}.`);
    run(() => program.attachEvidence(id, there, manager));
  }

  return {
    closedByHand,
    tookBack,
    forgetGifts: () => {
      screens += 1;
    },
    give: () => {
      gifts += 1;
      const wish = {
        decisionId: `${till.account}-gift-${gifts}`,
        customerId: random.pick(parts.members).id,
        seriesId: random.pick(parts.offers),
      };
      press(wish);
      // an impatient finger
      const since = screens;
      if (random.chance(0.3))
        schedule.at(schedule.now() + random.pick([5, 300, 30_000]), () => {
          if (screens === since) press(wish);
        });
    },
    act: () => {
      const live = [...watch.entries().values()].filter(
        ({ state }) => state === 'queued' || state === 'in-doubt',
      );
      const program = till.program();
      if (live.length === 0 || program === null || till.machine.isAsleep()) return;
      const { id } = random.pick(live);
      if (random.chance(0.4)) return withdraw(id);
      trace.say(() => `${till.name}: the manager hurries ${id}.`);
      run(() => program.retry(id, manager));
    },
    tidy: () => {
      for (const id of damaged) withdraw(id);
      for (const entry of watch.entries().values()) {
        const isAGift = entry.kind === 'issue-coupon';
        if (entry.state === 'in-doubt' && entry.desk === 'open' && (isAGift || isAmbiguous(entry)))
          settle(entry);
      }
    },
  };
}
