/** What happens to the store while people work: the line, the power, the clocks, the other shops, the backups. */
import type { Faults, StoreFault } from '../faults.ts';
import type { Random } from '../random.ts';
import type { Schedule } from '../schedule.ts';
import type { LedgerCopy } from '../till/disk.ts';
import type { Till } from '../till/till.ts';
import type { Trace } from '../trace.ts';
import type { Line } from '../world/line.ts';
import type { Platform } from '../world/platform.ts';
import type { Shelf } from './shelf.ts';

export interface DayParts {
  schedule: Schedule;
  random: Random;
  faults: Faults;
  trace: Trace;
  line: Line;
  platform: Platform;
  shelf: Shelf;
  tills: readonly Till[];
  /** A till's ledger is put back to an older one. */
  putBack: (till: Till, copy: LedgerCopy) => boolean;
  damaged: Set<string>;
  lengthMs: number;
}

const secondMs = 1000;
const dayMs = 86_400_000;
const clockSteps = [
  -7 * 365 * dayMs,
  -2 * dayMs,
  -600_000,
  -45_000,
  45_000,
  600_000,
  2 * dayMs,
  3 * 365 * dayMs,
];

/** Plans everything that will happen; all of it is over by the end of the day. */
export function planDay(day: DayParts): void {
  const { schedule, random, faults, trace, line, lengthMs } = day;
  const sometime = () => random.below(lengthMs);
  const times = (most: number) => random.between(1, most);
  const trouble = (kind: StoreFault, forMs: number, begin: () => void, end: () => void) => {
    schedule.at(sometime(), () => {
      faults.happened(kind);
      begin();
      schedule.at(Math.min(lengthMs, schedule.now() + forMs), end);
    });
  };

  if (faults.has('line-down')) {
    for (let left = times(6); left > 0; left -= 1) {
      const forMs = random.pick([200, 2 * secondMs, 20 * secondMs, 60 * secondMs]);
      trouble(
        'line-down',
        forMs,
        () => line.set(false),
        () => line.set(true),
      );
    }
  }
  if (faults.has('platform-down')) {
    for (let left = times(2); left > 0; left -= 1) {
      trouble(
        'platform-down',
        random.between(1, 20) * secondMs,
        () => line.setPlatform(false),
        () => line.setPlatform(true),
      );
    }
  }
  if (faults.has('somebody-else')) {
    for (let left = times(4); left > 0; left -= 1) schedule.at(sometime(), () => redeemElsewhere(day));
  }
  for (const till of day.tills) {
    if (faults.has('by-hand')) {
      const begin = () => {
        trace.say(() => `${till.name}: works offline by hand.`);
        till.setByHand(true);
      };
      trouble('by-hand', random.between(1, 40) * secondMs, begin, () => till.setByHand(false));
    }
    if (faults.has('power-cut')) {
      for (let left = times(3); left > 0; left -= 1) {
        schedule.at(sometime(), () => {
          if (till.program() === null) return;
          faults.happened('power-cut');
          trace.say(() => `${till.name}: the power fails.`);
          till.cutPower();
        });
      }
    }
    if (faults.has('asleep')) {
      schedule.at(sometime(), () => {
        const forMs = random.pick([2, 20, 90]) * secondMs;
        faults.happened('asleep');
        trace.say(() => `${till.name}: the lid is closed for ${forMs / 1000} s.`);
        till.machine.sleep(Math.min(forMs, Math.max(0, lengthMs - schedule.now())));
      });
    }
    if (faults.has('clock-set')) {
      for (let left = times(3); left > 0; left -= 1) {
        schedule.at(sometime(), () => {
          const byMs = random.pick(clockSteps);
          faults.happened('clock-set');
          if (random.chance(0.4) && till.machine.setRight())
            return trace.say(() => `${till.name}: the clock is set right.`);
          trace.say(() => `${till.name}: the clock is set by ${byMs / 1000} s.`);
          till.machine.setWall(byMs);
        });
      }
    }
    if (faults.has('row-damaged')) schedule.at(sometime(), () => damageRow(day, till));
    if (faults.has('backup-restored')) planBackup(day, till);
  }
}

function redeemElsewhere({ faults, random, shelf, platform, schedule, trace }: DayParts): void {
  if (random.chance(0.25)) {
    const member = random.pick(shelf.members).id;
    const seenFrom = schedule.now();
    platform.give({ member, offer: random.pick(['6120', '6121']), till: 'elsewhere', entry: null, seenFrom });
    faults.happened('somebody-else');
    return;
  }
  const coupon = random.pick(shelf.coupons);
  const bill = random.pick(['B-1001', 'B-1002', 'X-77']);
  const wish = { code: coupon.code, member: coupon.holder, bill, till: 'elsewhere', entry: null };
  if (!platform.redeem({ ...wish, seenFrom: schedule.now() }).ok) return;
  faults.happened('somebody-else');
  trace.say(() => `Another shop redeems ${coupon.code} for bill ${bill}.`);
}

/** Bits rot in a stored request: the row can no longer be sent, and must not be skipped or dropped. */
function damageRow({ random, faults, trace, damaged }: DayParts, till: Till): void {
  const rows = till.disk.ledger.all<{ id: string }>(
    `SELECT id FROM entry WHERE state IN ('queued', 'in-doubt')`,
  );
  if (rows.length === 0) return;
  const { id } = random.pick(rows);
  till.disk.ledger.run(`UPDATE entry SET request = '{' || request WHERE id = @id`, { id });
  damaged.add(id);
  faults.happened('row-damaged');
  trace.say(() => `${till.name}: the stored request of ${id} is damaged.`);
}

/** A copy is taken at any moment, and put back later, when nothing waits. */
function planBackup(day: DayParts, till: Till): void {
  const { schedule, random, faults, lengthMs } = day;
  let copy: LedgerCopy | null = null;
  schedule.at(random.below(lengthMs / 2), () => {
    copy = till.disk.copy();
    day.trace.say(() => `${till.name}: a backup is taken.`);
  });
  const attempt = () => {
    if (copy === null || faults.isOff()) return;
    if (day.putBack(till, copy)) faults.happened('backup-restored');
    else schedule.at(schedule.now() + 3000, attempt);
  };
  schedule.at(lengthMs / 2 + random.below(lengthMs / 2), attempt);
}
