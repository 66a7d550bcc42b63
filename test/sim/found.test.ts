/**
 * What the simulated store found in the core, each as the smallest story that shows it. The seed that met it first is
 * named; seeds change their stories when the simulation grows, these do not.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MemberRedemption } from '../../src-main/capillary/client.ts';
import type { Outcome } from '../../src-main/capillary/outcome.ts';
import { minor } from '../../src-main/contract/money.ts';
import { giveReason } from '../../src-main/contract/reasons.ts';
import { defaultSettings } from '../../src-main/contract/settings.ts';
import { isSameDaysBill } from '../../src-main/domain/same-bill.ts';
import type { StoredEntry } from '../../src-main/domain/stored-entry.ts';
import { keepCoupon, keepSeries } from '../../src-main/store/coupons.ts';
import type { Database } from '../../src-main/store/database.ts';
import { addEntry, findEntry, moveEntry, type NewRedemption } from '../../src-main/store/entries.ts';
import { writeFact } from '../../src-main/store/facts.ts';
import { removeOldConfirmed } from '../../src-main/store/retention.ts';
import { createBudget } from '../../src-main/sync/budget.ts';
import { askAbout } from '../../src-main/sync/reconcile.ts';
import { doubtRestored } from '../../src-main/sync/recover.ts';
import { createRunner } from '../../src-main/sync/runner.ts';
import { createServerClock } from '../../src-main/sync/server-clock.ts';
import { weighRedemption } from '../../src-main/sync/weigh-redemption.ts';
import { createScriptedCapillary } from '../crash/scripted-capillary.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { card, remember, series } from './people/shelf.ts';
import { createRandom } from './random.ts';
import { createDisk, type Disk } from './till/disk.ts';

const noon = Date.parse('2026-05-12T12:00:00Z');
const dayMs = 86_400_000;
let disk: Disk;
let ledger: Database;
beforeEach(() => {
  disk = createDisk();
  ledger = disk.ledger;
});
afterEach(() => disk.close());

const stamp = (at = noon) => ({ at, mono: 0, boot: 'first' });
const sold: Omit<NewRedemption, 'id'> = {
  kind: 'redeem-coupon',
  lane: '1',
  customer: { id: '1', name: 'Ada' },
  code: 'PLUM',
  description: '',
  bill: { number: 'B-1', amount: minor(4000) },
  currency: 'GBP',
  moneyOff: minor(500),
  request: {
    identifier: { type: 'mobile', value: '1' },
    seriesId: null,
    singleUse: false,
    tills: ['till-1'],
    discount: null,
  },
  till: { decision: 'accepted', by: 'Robin', approvedBy: null, byOfflineRules: true, reasons: [] },
  serverAheadMs: 0,
};

/** An entry whose answer was lost, or one that Capillary confirmed. */
function make(id: string, end: 'in-doubt' | 'confirmed', at = noon) {
  addEntry(ledger, { ...sold, id }, stamp(at));
  moveEntry(ledger, {
    id,
    from: 'queued',
    to: 'sending',
    event: 'claimed',
    stamp: stamp(at),
    change: { claim: true },
  });
  return moveEntry(ledger, {
    id,
    from: 'sending',
    to: end,
    event: 'x',
    stamp: stamp(at),
    change: { lost: true },
  });
}

const call = { requestId: null, httpStatus: 200, durationMs: 1, serverAheadMs: null };
const answered = <Value>(value: Value): Promise<Outcome<Value>> =>
  Promise.resolve({ kind: 'answered', value, call });
/** What a read-back comes to; `nowMs` is what the till believes when asked the first, second … time. */
function ask(last: { bill: string; till: string }, nowMs: number[]) {
  const times = [...nowMs];
  return askAbout({
    capillary: {
      memberRedemptions: () => {
        times.shift();
        return answered<MemberRedemption[]>([]);
      },
      couponHistory: () =>
        answered({
          code: 'PLUM',
          redeemed: true,
          redeemedOn: null,
          redeemedAt: last.till,
          transactionNumber: last.bill,
        }),
    } as never,
    entry: findEntry(ledger, 'e') ?? (undefined as never),
    ownTills: ['till-1'],
    isTaken: () => false,
    clusterOffsetMinutes: 0,
    nowMs: () => times[0] ?? noon,
  });
}

describe('a read-back', () => {
  it('proves nothing when the clock that named its days turns out wrong (redeemed twice, seed 3980)', async () => {
    // made while the clock stood seven years back; the list of those days is empty, and the answer tells the time
    make('e', 'in-doubt', noon - 7 * 365 * dayMs);
    const { evidence } = await ask({ bill: 'X-77', till: 'elsewhere' }, [noon - 7 * 365 * dayMs, noon]);
    expect(evidence).toEqual({ kind: 'unknown' });
  });

  it('by a right clock says not there', async () => {
    make('e', 'in-doubt');
    const { evidence } = await ask({ bill: 'X-77', till: 'elsewhere' }, [noon, noon]);
    expect(evidence).toEqual({ kind: 'not-there' });
  });
});

describe('a bill pressed again', () => {
  const made = { createdAt: noon, createdMono: 0, createdBoot: 'first', serverAheadMs: 0 };
  const twoDays = 2 * dayMs;

  it.each([
    [
      'the clock was set two days on meanwhile (seed 130)',
      { at: noon + twoDays, mono: 5000, boot: 'first', aheadMs: 0 },
      true,
    ],
    [
      'after a restart, and Capillary told the time',
      { at: noon + twoDays, mono: 9, boot: 'second', aheadMs: -twoDays },
      true,
    ],
    [
      'the clock went back and came right again (seed 1038)',
      { at: noon + 9000, mono: 9, boot: 'second', aheadMs: twoDays },
      true,
    ],
    ['the next morning', { at: noon + dayMs, mono: 9, boot: 'second', aheadMs: 0 }, false],
    [
      'the next morning, the program never ended',
      { at: noon + dayMs, mono: dayMs, boot: 'first', aheadMs: 0 },
      false,
    ],
  ])('%s', (_, now, isSame) => {
    expect(isSameDaysBill(made, now)).toBe(isSame);
  });
});

describe('old confirmed entries', () => {
  const there = () => ledger.all('SELECT id FROM entry ORDER BY ordinal').map(({ id }) => id);

  it('are not those of an hour in which the clock was years behind (seed 20070)', () => {
    writeFact(ledger, 'first-heard', String(noon - dayMs));
    make('behind', 'confirmed', noon - 7 * 365 * dayMs);
    removeOldConfirmed(ledger, noon - 400 * dayMs, noon);
    expect(there()).toEqual(['behind']);
  });

  it('are none that were made after a young one', () => {
    writeFact(ledger, 'first-heard', String(noon - 3 * 365 * dayMs));
    make('last week', 'in-doubt', noon - 7 * dayMs);
    make('a year behind', 'confirmed', noon - 500 * dayMs);
    removeOldConfirmed(ledger, noon - 400 * dayMs, noon);
    expect(there()).toEqual(['last week', 'a year behind']);
  });

  it('go when they are old', () => {
    writeFact(ledger, 'first-heard', String(noon - 3 * 365 * dayMs));
    make('old', 'confirmed', noon - 500 * dayMs);
    removeOldConfirmed(ledger, noon - 400 * dayMs, noon);
    expect(there()).toEqual([]);
  });
});

describe('a coupon for one use, given and confirmed here', () => {
  const weigh = (seenAt: number) => {
    remember(disk, { members: [{ id: '1', name: 'Ada' }], coupons: [] }, createRandom(1), noon);
    keepSeries(disk.cache, series(false, noon));
    keepCoupon(disk.cache, { ...card, seenAt });
    return weighRedemption({
      ledger,
      cache: disk.cache,
      settings: defaultSettings,
      serverClock: {
        nowMs: () => noon,
        wallMs: () => noon,
        clusterOffsetMinutes: () => 0,
        trusted: () => true,
      } as never,
      offlineSince: noon,
      customer: { id: '1', fraud: false },
      code: 'PLUM',
      bill: { amount: minor(4000), alreadyOff: minor(0) },
    }).reasons.map(({ key }) => key);
  };

  it('is not given again because the clock was set back before it was (seed 126)', () => {
    make('e', 'confirmed', noon - 2 * dayMs);
    expect(weigh(noon - 1000)).toContain('coupon-used-here');
  });

  it('is not given again because the card was read while it waited', () => {
    make('e', 'confirmed', noon - 60_000);
    expect(weigh(noon - 30_000)).toContain('coupon-used-here');
  });
});

describe('a ledger put back from a copy', () => {
  it('is asked about before anything of it is sent (seed 1015)', () => {
    addEntry(ledger, { ...sold, id: 'e' }, stamp());
    expect(doubtRestored(ledger, stamp())).toBe(1);
    expect(findEntry(ledger, 'e')).toMatchObject({ state: 'in-doubt', lostAttempts: 1 });
    expect(doubtRestored(ledger, stamp())).toBe(0);
  });
});

describe('a lane', () => {
  it('goes on when its unreadable head is taken back in the moment it is dealt with (not settled, seed 100188)', async () => {
    addEntry(ledger, { ...sold, id: 'torn' }, stamp());
    ledger.run("UPDATE entry SET request = '{' || request WHERE id = 'torn'");
    addEntry(
      ledger,
      { ...sold, id: 'next', code: 'PEAR', bill: { number: 'B-2', amount: minor(4000) } },
      stamp(),
    );
    const clock = createManualClock(noon);
    const platform = createScriptedCapillary([], () => {});
    const runner = createRunner({
      ledger,
      clock,
      boot: { id: 'first', startedMono: 0 },
      capillary: () => platform.capillary,
      connection: { isOnline: () => true },
      serverClock: createServerClock({ clock, ledger, toleranceMs: () => 60_000 }),
      budget: createBudget(clock, () => 600),
      settings: () => defaultSettings,
      ownTills: () => ['till-1'],
      explain: () => giveReason('coupon-refused', 'hard', { code: 'PLUM' }),
      chance: () => 0,
      log: { info: () => {}, warn: () => {}, error: () => {} },
      onEntry: () => {},
    });
    await clock.run(1000);
    expect(findEntry(ledger, 'torn')?.desk).toBe('open');
    // a cashier presses the same bill again, and is told to ask a manager
    runner.hurry(findEntry(ledger, 'torn') as StoredEntry);
    const event = 'refused-at-the-till';
    runner.changed(moveEntry(ledger, { id: 'torn', from: 'queued', to: 'withdrawn', event, stamp: stamp() }));
    await clock.run(5000);
    expect(findEntry(ledger, 'next')?.state).toBe('confirmed');
    await runner.stop();
  });
});
