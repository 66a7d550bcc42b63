/**
 * The computer a till runs on: two clocks, sleep, and programs that come and go. A program that died does nothing
 * any more: its timers never fire, its requests are never answered, its hands are off the disk.
 */
import type { Clock } from '../../../src-main/domain/clock.ts';
import type { Faults } from '../faults.ts';
import type { Random } from '../random.ts';
import type { Schedule } from '../schedule.ts';
import { storyStartMs, type Trace } from '../trace.ts';

/** One run of the program. */
export interface Boot {
  id: string;
  isAlive: boolean;
  startedMono: number;
}

/** Thrown into a program at the moment it dies, and at whatever it still tries afterwards. */
export class Gone extends Error {
  constructor() {
    super('the program is gone');
  }
}

/** Runs what belongs to a program; when it dies meanwhile, that is the end of it and no error. */
export function untilGone(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
  }
}

export interface Machine {
  name: string;
  newBoot: () => Boot;
  clockOf: (boot: Boot) => Clock;
  wallMs: () => number;
  setWall: (byMs: number) => void;
  /** Somebody looks at the wall and sets it right; false when it was. */
  setRight: () => boolean;
  sleep: (forMs: number) => void;
  isAsleep: () => boolean;
  /** True when the machine slept at some time after this moment. */
  sleptSince: (moment: number) => boolean;
  /** Acts at a time, or when the machine wakes; never for a dead program. */
  whenAwake: (boot: Boot, time: number, act: () => void) => () => void;
  /** A point at which the program may die. True when it did (or was dead before). */
  diesHere: (boot: Boot, where: string) => boolean;
  kill: (boot: Boot, where: string) => void;
}

export function createMachine(options: {
  name: string;
  schedule: Schedule;
  random: Random;
  faults: Faults;
  trace: Trace;
  onDeath: (boot: Boot) => void;
}): Machine {
  const { name, schedule, random, faults, trace, onDeath } = options;
  let wallOff = 0;
  let asleepUntil = 0;
  let wokeAt = -1;
  let boots = 0;
  /** The monotonic clock of a program counts from a moment of its own. */
  const zeroOf = new WeakMap<Boot, number>();

  const whenAwake: Machine['whenAwake'] = (boot, time, act) => {
    let cancel = schedule.at(time, fire);
    function fire() {
      if (!boot.isAlive) return;
      if (schedule.now() < asleepUntil) cancel = schedule.at(asleepUntil, fire);
      else untilGone(act);
    }
    return () => cancel();
  };

  const wallMs = () => storyStartMs + schedule.now() + wallOff;
  const monoOf = (boot: Boot) => schedule.now() - (zeroOf.get(boot) ?? 0);

  function kill(boot: Boot, where: string) {
    if (!boot.isAlive) return;
    boot.isAlive = false;
    trace.mark('death', name, where);
    onDeath(boot);
  }

  return {
    name,
    newBoot: () => {
      boots += 1;
      const boot: Boot = { id: `${name}-run-${boots}`, isAlive: true, startedMono: 0 };
      zeroOf.set(boot, schedule.now() - random.between(50, 40_000));
      boot.startedMono = monoOf(boot);
      return boot;
    },
    clockOf: (boot) => ({
      wallMs,
      monotonicMs: () => monoOf(boot),
      after: (delayMs, action) =>
        boot.isAlive ? whenAwake(boot, schedule.now() + delayMs, action) : () => {},
    }),
    wallMs,
    setWall: (byMs) => {
      wallOff += byMs;
    },
    setRight: () => {
      const wasOff = wallOff !== 0;
      wallOff = 0;
      return wasOff;
    },
    sleep: (forMs) => {
      asleepUntil = schedule.now() + forMs;
      wokeAt = asleepUntil;
    },
    isAsleep: () => schedule.now() < asleepUntil,
    sleptSince: (moment) => wokeAt > moment,
    whenAwake,
    diesHere: (boot, where) => {
      if (!boot.isAlive) return true;
      if (!faults.crashesHere()) return false;
      faults.happened('crash');
      trace.say(() => `${name}: the program dies ${where}.`);
      kill(boot, where);
      return true;
    },
    kill,
  };
}
