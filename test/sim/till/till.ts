/**
 * One till of the store: its machine, its disk, and whatever program runs there now. Survives the program: when that
 * dies, it is started again some time later, as somebody at a till would do.
 */
import type { IssueRequest, RedeemRequest } from '../../../src-main/capillary/client.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import type { CallContext } from '../../../src-main/operations/parts.ts';
import type { Faults } from '../faults.ts';
import type { Variant } from '../mutants/variant.ts';
import { mobileOf } from '../people/shelf.ts';
import type { Random } from '../random.ts';
import type { Schedule } from '../schedule.ts';
import type { Trace } from '../trace.ts';
import type { Complain } from '../watch/invariants.ts';
import { createRetryAfterWatch } from '../watch/retry-after-watch.ts';
import type { Line } from '../world/line.ts';
import type { Platform } from '../world/platform.ts';
import { createExchange } from '../world/wire.ts';
import type { Disk } from './disk.ts';
import { type Boot, createMachine, Gone, type Machine, untilGone } from './machine.ts';
import { type Program, startProgram } from './program.ts';

export interface World {
  schedule: Schedule;
  random: Random;
  faults: Faults;
  trace: Trace;
  line: Line;
  platform: () => Platform;
  settings: Settings;
  variant: Variant;
  complain: Complain;
  /** Capillary answered this entry with a number that refuses. */
  onRefused: (entry: string) => void;
}

export interface Till {
  name: string;
  account: string;
  cashier: CallContext;
  disk: Disk;
  machine: Machine;
  /** null while none runs. */
  program: () => Program | null;
  start: () => void;
  kill: (where: string) => void;
  /** The plug is pulled: what the disk had not written for good is gone. */
  cutPower: () => void;
  setByHand: (byHand: boolean) => void;
  isByHand: () => boolean;
}

export function createTill(
  world: World,
  options: { name: string; account: string; cashier: string; disk: Disk },
): Till {
  const { schedule, random, faults, trace, settings, variant, complain } = world;
  const { name, account, disk } = options;
  const retryAfter = createRetryAfterWatch(schedule.now, (detail) =>
    complain('asked-to-wait', `${name} ${detail}`),
  );
  let boot: Boot | null = null;
  let program: Program | null = null;
  let byHand = false;
  let entries = 0;

  const machine = createMachine({
    name,
    schedule,
    random,
    faults,
    trace,
    onDeath: () => {
      program = null;
      boot = null;
      schedule.at(schedule.now() + random.between(300, 20_000), start);
    },
  });
  disk.syncEvery(variant.commitsPerSync ?? 1);

  /** The entry this request comes from, as its claim on the disk says. */
  function entryOf(request: RedeemRequest): string {
    const claimed = disk.ledger.all<{ id: string }>(
      `SELECT id FROM entry WHERE code = @code AND bill_number = @bill AND state = 'sending'`,
      { code: request.code, bill: request.billNumber },
    );
    const only = claimed[0];
    if (!only || claimed.length > 1) {
      complain('sent-without-claim', `${name} ${request.code} bill ${request.billNumber}`);
      return 'unclaimed';
    }
    trace.say(() => `${name}: ${only.id} is sent (${request.code}, bill ${request.billNumber}).`);
    return only.id;
  }

  function decisionOf({ metadata }: IssueRequest): string {
    const id = metadata.sourceId;
    const row = disk.ledger.get<{ state: string }>('SELECT state FROM entry WHERE id = @id', { id });
    if (row?.state !== 'sending') {
      complain('sent-without-claim', `${name} ${id} is ${row?.state}`);
      return 'unclaimed';
    }
    trace.say(() => `${name}: ${id} is sent (a coupon as goodwill).`);
    return id;
  }

  function start() {
    if (boot !== null) return;
    const mine = machine.newBoot();
    boot = mine;
    retryAfter.begin();
    trace.mark('start', name);
    trace.say(() => `${name}: the program starts.`);
    try {
      program = startProgram({
        disk,
        machine,
        boot: mine,
        random,
        variant,
        settings: () => settings,
        byHand,
        account,
        platform: world.platform(),
        schedule,
        line: world.line,
        entryOf,
        decisionOf,
        holderOf: ({ type, value }) => (type === 'id' ? mobileOf(value) : value),
        onRefused: world.onRefused,
        newId: () => {
          entries += 1;
          return `${account}-${entries}`;
        },
        onRequest: retryAfter.onRequest,
        onOutcome: (outcome, what) => {
          if (what !== 'sign-in') retryAfter.onOutcome(outcome);
        },
        onTrouble: (event, error) => {
          if (mine.isAlive) complain('program-fault', `${name} ${event}: ${error}`);
        },
        exchangeFor: (onCall) =>
          createExchange({
            schedule,
            random,
            faults,
            line: world.line,
            machine,
            boot: mine,
            settings: () => settings,
            onCall,
            onFault: (what, fault) => {
              faults.happened(fault);
              trace.mark(name, what, fault);
              trace.say(
                () =>
                  `${name}: ${what === 'redeem' ? 'the redemption' : what === 'issue' ? 'the goodwill' : 'a question'} meets ${fault}.`,
              );
            },
          }),
      });
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
      program = null;
    }
  }

  return {
    name,
    account,
    cashier: {
      caller: 'window',
      staff: { id: options.cashier, name: options.cashier, role: 'cashier' },
      approvedBy: null,
    },
    disk,
    machine,
    program: () => program,
    start,
    kill: (where) => {
      if (boot) machine.kill(boot, where);
    },
    cutPower: () => {
      if (boot) machine.kill(boot, 'with the power');
      disk.losePower();
    },
    setByHand: (value) => {
      byHand = value;
      untilGone(() => program?.setByHand(value));
    },
    isByHand: () => byHand,
  };
}
