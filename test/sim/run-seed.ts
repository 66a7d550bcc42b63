/** One seed, from the morning to the calm after everything: a store, its people, its troubles, and those who watch. */
import { minor } from '../../src-main/contract/money.ts';
import { defaultSettings, type Settings } from '../../src-main/contract/settings.ts';
import { createFaults, type FaultKind } from './faults.ts';
import { asItIs, type Variant } from './mutants/variant.ts';
import { stockShelf } from './people/shelf.ts';
import { planDay } from './people/store-day.ts';
import { createRandom, type Random } from './random.ts';
import { createSchedule } from './schedule.ts';
import { openStand, type Stand } from './stand.ts';
import { createDisk, type Disk } from './till/disk.ts';
import type { World } from './till/till.ts';
import { createTrace } from './trace.ts';
import { checkEnd } from './watch/at-the-end.ts';
import type { Invariant, Violation } from './watch/invariants.ts';
import { createPlatformWatch } from './watch/platform-watch.ts';
import { createPromises } from './watch/promises.ts';
import { createLine } from './world/line.ts';
import { createPlatform, emptyOffer } from './world/platform.ts';

export interface SeedResult {
  seed: number;
  hash: string;
  steps: number;
  /** Virtual milliseconds. */
  lastedMs: number;
  entries: number;
  redemptions: number;
  gifts: number;
  faults: Partial<Record<FaultKind, number>>;
  doubledUnnoticed: number;
  /** The first one; the run ends there. */
  violation: Violation | null;
}

export interface SeedOptions {
  variant?: Variant;
  /** Reads the story, line by line. */
  read?: (line: string) => void;
  /** Disks that earlier runs are done with. */
  disks?: Disk[];
}

const mostCalmMs = 40 * 60_000;

function pickSettings(random: Random): Settings {
  const hardStop = random.pick([1000, 2500, 100_000]);
  return {
    ...defaultSettings,
    redeemTimeLimitMs: random.pick([600, 1500, 4000]),
    answerTimeLimitMs: random.pick([1000, 2500, 5000]),
    settleWindowMs: random.pick([8000, 15_000, 30_000]),
    doubtLimitMs: 120_000,
    requestBudget: random.pick([30, 90, 600]),
    lanes: random.pick([1, 2, 4]),
    redeemWith: random.pick(['v2', 'v1.1']),
    ownBillNumbers: true,
    billOrganisation: 'SIM',
    billStore: 'S1',
    goodwill: {
      series: ['6120', '6121', emptyOffer],
      perMemberAndDay: 1000,
      perPersonAndDay: 1000,
      valuePerDay: minor(1_000_00),
      promisedOffline: random.pick([0, 1, 100]),
      reasons: [],
    },
    caps: { ...defaultSettings.caps, perTill: minor(Math.min(50_000, hardStop)), hardStop: minor(hardStop) },
  };
}

export async function runSeed(seed: number, options: SeedOptions = {}): Promise<SeedResult> {
  const variant = options.variant ?? asItIs;
  const disks = options.disks ?? [];
  const random = createRandom(seed);
  const schedule = createSchedule();
  const trace = createTrace(schedule.now, options.read ?? null);
  const faults = createFaults(random);
  const settings = pickSettings(random);
  const line = createLine(schedule, trace);
  const shelf = stockShelf(random);
  const likesMany = random.chance(0.5);
  const ownNumbers = random.chance(0.4);
  const numbers = new Set<string>();
  const onNumber = (number: string) => {
    trace.mark('number', number);
    if (numbers.has(number)) complain('number-reused', number);
    numbers.add(number);
  };
  const lengthMs = random.between(40, 150) * 1000;
  let violation: Violation | null = null;
  const complain = (invariant: Invariant, detail: string) => {
    violation ??= { invariant, detail, at: schedule.now() };
    trace.say(() => `BROKEN  ${invariant}: ${detail}`);
  };

  const refusedThere = new Set<string>();
  const damaged = new Set<string>();
  const tills: Stand[] = [];
  const platformWatch = createPlatformWatch(() => tills, complain);
  const platform = createPlatform({
    now: schedule.now,
    coupons: shelf.coupons,
    onCommit: (redemption) => {
      trace.mark('commit', redemption.id, redemption.entry ?? '');
      if (redemption.entry !== null)
        trace.say(
          () => `Capillary redeems ${redemption.code} for bill ${redemption.bill} (${redemption.entry}).`,
        );
      platformWatch.onCommit(redemption);
    },
    onGift: (gift) => {
      trace.mark('gift', gift.code, gift.entry ?? '');
      trace.say(
        () => `Capillary gives ${gift.member} the coupon ${gift.code} (${gift.entry ?? 'another shop'}).`,
      );
      platformWatch.onGift(gift);
    },
  });
  const promises = createPromises(() => platform, stateNow, complain);
  function stateNow(id: string): string | null {
    for (const { disk } of tills) {
      const row = disk.ledger.get<{ state: string }>('SELECT state FROM entry WHERE id = @id', { id });
      if (row) return row.state;
    }
    return null;
  }
  const world: World = {
    schedule,
    random,
    faults,
    trace,
    line,
    platform: () => platform,
    settings,
    variant,
    complain,
    onRefused: (entry) => refusedThere.add(entry),
  };

  const open = (name: string, account: string, cashier: string) => {
    const disk = disks.pop() ?? createDisk();
    disk.empty();
    tills.push(
      openStand(
        { world, shelf, promises, platformWatch, damaged, likesMany, ownNumbers, onNumber },
        { name, account, cashier, disk },
      ),
    );
  };
  open('Till 1', 'till-1', 'Robin');
  if (random.chance(0.3)) open('Till 2', 'till-2', 'Sam');
  for (const { till, cashier, manager } of tills) {
    schedule.at(0, till.start);
    for (let left = random.between(3, 8); left > 0; left -= 1)
      schedule.at(random.below(lengthMs), cashier.act);
    for (let left = random.between(0, 2); left > 0; left -= 1)
      schedule.at(random.below(lengthMs), manager.act);
    for (let left = random.between(0, 2); left > 0; left -= 1)
      schedule.at(random.below(lengthMs), manager.give);
  }
  planDay({
    schedule,
    random,
    faults,
    trace,
    line,
    platform,
    shelf,
    tills: tills.map(({ till }) => till),
    damaged,
    lengthMs,
    putBack: (till, copy) => tills.find((one) => one.till === till)?.putBack(copy) ?? false,
  });

  const look = () => {
    for (const { disk, watch } of tills) if (disk.takeTouched()) watch.look();
  };
  while (violation === null && (await schedule.step(lengthMs))) look();

  schedule.at(lengthMs, () => {
    trace.say(() => 'Everything is calm from now on.');
    faults.off();
    line.set(true);
    line.setPlatform(true);
    for (const { till } of tills) {
      till.setByHand(false);
      till.start();
    }
  });
  for (let tidyAt = lengthMs + 5000; tidyAt < lengthMs + mostCalmMs; tidyAt += 60_000)
    schedule.at(tidyAt, () => {
      for (const { manager } of tills) manager.tidy();
    });
  let isSettled = false;
  while (violation === null && !isSettled && (await schedule.step(lengthMs + mostCalmMs))) {
    look();
    isSettled = schedule.now() > lengthMs + 1000 && tills.every(({ isQuiet }) => isQuiet());
  }
  const lastedMs = schedule.now();
  const isOver = () => violation === null;
  for (const one of tills) {
    if (isOver())
      checkEnd(
        { ...one, entries: one.watch.entries().values() },
        {
          platform,
          platformWatch,
          complain,
          refusedThere,
        },
      );
    one.till.kill('at the end');
    disks.push(one.disk);
  }
  return {
    seed,
    hash: trace.hash(),
    steps: schedule.steps(),
    lastedMs,
    entries: tills.reduce((sum, { watch }) => sum + watch.entries().size, 0),
    redemptions: platform.all().length,
    gifts: platform.gifts().length,
    faults: faults.counts(),
    doubledUnnoticed: platformWatch.doubledUnnoticed(),
    violation,
  };
}
