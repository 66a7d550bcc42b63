/**
 * One till with everybody around it: who works there, who watches its ledger, what was agreed by hand. Also puts back
 * an older ledger, as a person with a backup does.
 */
import { sumAtRisk } from '../../src-main/store/entry-lists.ts';
import { writeEpochMark } from '../../src-main/store/epoch.ts';
import { doubtRestored } from '../../src-main/sync/recover.ts';
import { type Cashier, createCashier } from './people/cashier.ts';
import { createManager, type Manager } from './people/manager.ts';
import { remember, type Shelf } from './people/shelf.ts';
import type { Disk, LedgerCopy } from './till/disk.ts';
import { createTill, type Till, type World } from './till/till.ts';
import { createLedgerWatch, type LedgerWatch } from './watch/ledger-watch.ts';
import type { PlatformWatch, WatchedTill } from './watch/platform-watch.ts';
import type { Promises } from './watch/promises.ts';

export interface Stand extends WatchedTill {
  till: Till;
  watch: LedgerWatch;
  manager: Manager;
  cashier: Cashier;
  /** Nothing waits at this till. */
  isQuiet: () => boolean;
  /** False when something waits: only a quiet till gets an older ledger. */
  putBack: (copy: LedgerCopy) => boolean;
}

export interface StandParts {
  world: World;
  shelf: Shelf;
  promises: Promises;
  platformWatch: PlatformWatch;
  damaged: ReadonlySet<string>;
  likesMany: boolean;
  ownNumbers: boolean;
  onNumber: (number: string) => void;
}

const live = ['queued', 'sending', 'in-doubt'];

export function openStand(
  parts: StandParts,
  options: { name: string; account: string; cashier: string; disk: Disk },
): Stand {
  const { world, shelf, promises, platformWatch } = parts;
  const { random, trace, complain, settings, variant, schedule } = world;
  const { name, account, disk } = options;
  const till = createTill(world, options);
  remember(disk, shelf, random, till.machine.wallMs());
  const watch = createLedgerWatch({
    till: name,
    disk,
    trace,
    complain,
    shownExposure: () => (variant.exposure ?? sumAtRisk)(disk.ledger),
    hardStop: () => settings.caps.hardStop,
    onChange: (entry, before) => {
      if (before?.state !== entry.state)
        trace.say(
          () => `${name}: ${entry.id} is ${entry.state}${entry.desk === 'open' ? ', on the desk' : ''}.`,
        );
      promises.onChange(entry, entry.state === 'withdrawn' && manager.tookBack.has(entry.id));
    },
  });
  const manager = createManager({
    till,
    watch,
    random,
    trace,
    complain,
    damaged: parts.damaged,
    isAmbiguous: ({ code, bill }) =>
      world
        .platform()
        .all()
        .some((one) => one.code === code && one.bill === bill && one.till !== account),
    foundAs: (entry) => [
      ...platformWatch.of(entry).map(({ id }) => id),
      ...platformWatch.giftsOf(entry).map(({ code }) => code),
    ],
    members: shelf.members,
    offers: settings.goodwill.series,
    schedule,
    promises,
  });
  const cashier = createCashier({
    till,
    shelf,
    random,
    schedule,
    trace,
    promises,
    complain,
    timeLimitMs: settings.redeemTimeLimitMs,
    ownNumbers: parts.ownNumbers,
    onNumber: (number) => {
      if (isNumberSure) parts.onNumber(number);
    },
    likesMany: parts.likesMany,
  });
  const forgotten = new Set<string>();
  const knownBefore = new Set<string>();
  let epoch = 1;
  let isNumberSure = true;
  const isQuiet = () => [...watch.entries().values()].every(({ state }) => !live.includes(state));

  function putBack(copy: LedgerCopy): boolean {
    if (!isQuiet()) return false;
    till.kill('for the backup');
    disk.putBack(copy);
    promises.forget([...watch.entries().keys()]);
    for (const id of watch.wasPutBack()) forgotten.add(id);
    // a copy of a running till that is put back after that very run crashed has the newest mark: nobody can tell
    const isNoticed = random.chance(0.7);
    trace.say(() => `${name}: a backup is put back${isNoticed ? '' : ', and the till cannot tell'}.`);
    if (isNoticed) {
      // what the next start does when it finds an older ledger (begin-epoch.ts), whoever put it there
      doubtRestored(disk.ledger, { at: till.machine.wallMs(), mono: 0, boot: 'putting back' });
      epoch += 1;
      if (variant.epochs !== 'kept') writeEpochMark(disk.ledger, { epoch, count: epoch });
    } else {
      for (const { id } of disk.ledger.all('SELECT id FROM entry')) knownBefore.add(String(id));
      isNumberSure = false;
    }
    // what was on its way may still arrive, before or after what is asked about again
    platformWatch.forgetOrder(account, schedule.now() + settings.settleWindowMs);
    cashier.forgetBills();
    manager.forgetGifts();
    return true;
  }

  const { closedByHand } = manager;
  return {
    name,
    account,
    disk,
    till,
    watch,
    manager,
    cashier,
    closedByHand,
    forgotten,
    knownBefore,
    isQuiet,
    putBack,
  };
}
