/** What the crashing process does, one flow a run. Each is the same to the byte every time: ids, clock, order. */

import { migrate } from '../../src-main/store/migrate.ts';
import { ledgerMigrations } from '../../src-main/store/migrations/ledger.ts';
import { openLedger, openStore } from '../../src-main/store/open.ts';
import { plantKey } from '../support/test-key-store.ts';
import { backUp, restore } from './backup-flows.ts';
import { createScriptedCapillary, type Redeemed } from './scripted-capillary.ts';
import { type DiskTill, openDiskTill } from './till-on-disk.ts';

export interface FlowWorld {
  folder: string;
  /** On its way to the outside when this returns. */
  tell: (line: string) => void;
  /** What Capillary holds from earlier runs. */
  redeemed: Redeemed[];
  run: number;
}

type Flow = (world: FlowWorld) => Promise<void>;

function open({ folder, tell, redeemed, run }: FlowWorld) {
  const server = createScriptedCapillary(redeemed, (one) => tell(`server ${JSON.stringify(one)}`));
  const till = openDiskTill({ folder, server, told: tell, run });
  return { server, till };
}

/** Accepted by the till's rules with the line down, then sent and answered, then a clean close. */
const redeemOffline: Flow = async (world) => {
  const { till } = open(world);
  world.tell('part accept');
  till.redeem(0);
  world.tell('part claim and settle');
  till.setLine(true);
  await till.clock.run(1000);
  world.tell('part close');
  till.close();
};

/** Asked with the line up; done there, the answer lost: doubt, asked about, found. */
const loseAnswer: Flow = async (world) => {
  const { till, server } = open(world);
  server.plan.push('lose-answer');
  till.setLine(true);
  world.tell('part accept while asking');
  till.redeem(0);
  world.tell('part doubt and reconcile');
  await till.clock.run(1000);
  till.close();
};

/** The request lost: nothing there after the settle window, so it is sent again. */
const loseRequest: Flow = async (world) => {
  const { till, server } = open(world);
  till.redeem(0);
  server.plan.push('lose-request');
  world.tell('part claim and doubt');
  till.setLine(true);
  await till.clock.run(1000);
  world.tell('part window and second send');
  await till.clock.run(300_000);
  till.close();
};

/** Accepted here and refused there: a case for the manager. */
const refused: Flow = async (world) => {
  const { till, server } = open(world);
  till.redeem(0);
  server.plan.push('refuse');
  world.tell('part claim and refusal');
  till.setLine(true);
  await till.clock.run(1000);
  till.close();
};

/** Enough acceptances for SQLite to move its write-ahead log into the file in the middle of them. */
const manyAccepts: Flow = async (world) => {
  const { till } = open(world);
  for (let index = 0; index < 120; index += 1) till.redeem(index);
  till.close();
};

/** A program that forgets to ask for `synchronous = FULL`, as SQLite's binding would have it. */
const carelessAccepts: Flow = async (world) => {
  const { till } = open(world);
  till.store.ledger.pragma('synchronous = NORMAL');
  for (let index = 0; index < 40; index += 1) till.redeem(index);
};

const fewAccepts: Flow = async (world) => {
  const { till } = open(world);
  for (let index = 0; index < 40; index += 1) till.redeem(index);
};

const aRun = 45;

/** A busy counter on a bad line, other members in every run; killed from outside at any moment. */
const keepSelling: Flow = async (world) => {
  const { till, server } = open(world);
  for (let step = 0; step < aRun; step += 1) {
    till.setLine(step % 3 !== 0);
    server.plan.push(step % 4 === 1 ? 'lose-answer' : step % 4 === 3 ? 'lose-request' : 'answer');
    till.redeem((world.run - 1) * aRun + step);
    await till.clock.run(200);
  }
  await till.runner.stop();
  till.close();
};

/** Not crashed from outside: leaves entries on their way, one waiting behind, and dies. */
const dieSending: Flow = async (world) => {
  const { till, server } = open(world);
  for (const index of [0, 1, 2]) till.redeem(index);
  server.plan.push('hang', 'lose-answer', 'hang');
  till.setLine(true);
  await till.clock.run(0);
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => {});
};

/** A start after a crash: recovery, then what was in doubt is asked about. */
const restart: Flow = async (world) => {
  world.tell('part start and recovery');
  const { till } = open(world);
  await afterRestart(world, till);
};

async function afterRestart(world: FlowWorld, till: DiskTill) {
  world.tell('part reconcile');
  till.setLine(true);
  await till.clock.run(300_000);
  till.close();
}

/** The very first start: folder, tables, the proof that the disk keeps what it is told. */
const firstStart: Flow = async (world) => {
  const { till } = open(world);
  world.tell('started');
  till.close();
};

/** Every released version of the ledger to this one, and sealed on the way; nothing of what was in it may change. */
const upgrade: Flow = async (world) => {
  const opened = openStore(world.folder, plantKey(world.folder));
  if (!opened.ok) throw new Error(opened.message);
  world.tell('started');
  opened.store.close();
};

/** One step further than today's, over a ledger with entries: the way every later upgrade will go. */
const nextUpgrade: Flow = async (world) => {
  const opened = openLedger(`${world.folder}/ledger.db`, plantKey(world.folder));
  if (!opened.ok) throw new Error(opened.message);
  world.tell('part next version');
  migrate(opened.ledger, [...ledgerMigrations, nextVersion]);
  world.tell('started');
  opened.ledger.close();
};

export const nextVersion = {
  name: 'the version after this one',
  statements: [
    'ALTER TABLE entry ADD COLUMN weighed INTEGER NOT NULL DEFAULT 0',
    'UPDATE entry SET weighed = ordinal * 7',
    'CREATE INDEX entry_weighed ON entry (weighed)',
  ],
};

/** A backup in the middle of the day. */
const backup: Flow = async (world) => backUp(world, open(world).till);

/** A damaged ledger set aside, a backup put in its place, a new epoch begun. */
const restoring: Flow = async ({ folder, tell }) => {
  const wrong = restore(folder, (name) => tell(`part ${name}`));
  for (const one of wrong) tell(`error ${one}`);
};

export const flows = {
  'redeem-offline': redeemOffline,
  'lose-answer': loseAnswer,
  'lose-request': loseRequest,
  refused,
  'many-accepts': manyAccepts,
  'few-accepts': fewAccepts,
  'careless-accepts': carelessAccepts,
  'keep-selling': keepSelling,
  'die-sending': dieSending,
  restart,
  'first-start': firstStart,
  upgrade,
  'next-upgrade': nextUpgrade,
  backup,
  restore: restoring,
} satisfies Record<string, Flow>;

export type FlowName = keyof typeof flows;
