/**
 * Puts the program together, the same for every door and every test: store, account, line, queue, operations.
 * Answers a sentence instead of a program where starting would put the queue at risk.
 */

import { watchBillFolder } from '../bill-files/watch-folder.ts';
import { type CapillaryClient, createCapillary } from '../capillary/create-capillary.ts';
import type { CounterRequest } from '../contract/counter-requests.ts';
import type { PushEvent } from '../contract/events.ts';
import { ok, type Result } from '../contract/result.ts';
import type { Session } from '../contract/session.ts';
import { viewEntry } from '../domain/entry-view.ts';
import { fail } from '../domain/failure.ts';
import { isLive } from '../domain/outbox-state.ts';
import type { OpenConnection, Parts } from '../operations/parts.ts';
import { addAudit } from '../store/audit.ts';
import { findEntry } from '../store/entries.ts';
import { findUndo } from '../store/entry-lists.ts';
import { noteFact, readFact } from '../store/facts.ts';
import { hasStaff } from '../store/staff.ts';
import { createBudget } from '../sync/budget.ts';
import { createConnection } from '../sync/connection.ts';
import { forgetChanged } from '../sync/coupon-change.ts';
import { rememberEnrolled } from '../sync/enrolled-member.ts';
import { explainEntry } from '../sync/explain-entry.ts';
import { createOwnNumbers } from '../sync/own-numbers.ts';
import { createRunner } from '../sync/runner.ts';
import { createServerClock } from '../sync/server-clock.ts';
import { learnTrade } from '../sync/trade.ts';
import { createUploads } from '../uploads/create-uploads.ts';
import { beginTill } from './begin-till.ts';
import { dispatch } from './dispatch.ts';
import { createBackups } from './keep-backups.ts';
import { leaveEpoch } from './keep-epoch.ts';
import { createTidying } from './keep-tidy.ts';
import { createMender } from './mend-ledger.ts';
import { type CreatedApp, type OpenedFolder, openFolder } from './open-folder.ts';
import { createPins } from './pins.ts';
import type { AppOptions, Clock } from './ports.ts';
import { createProgramFeed } from './program-feed.ts';
import { billFilesCaller, billFilesName, createProgramKeys, nameOfKey } from './program-keys.ts';
import { createPushes } from './pushes.ts';
import { createSessions } from './sessions.ts';
import { createSettings } from './settings.ts';
import { readStatus } from './status.ts';
import { accountTill, lockNameOf, ownTills } from './till-names.ts';
import { hireTrainingStaff, startTraining } from './training.ts';
import { createTurnedAway } from './turned-away.ts';

export type { CreatedApp };

/** How long the first look at the line may hold up the start. */
const firstLookMs = 1500;
const connectMs = 3000;

export async function createApp(options: AppOptions): Promise<CreatedApp> {
  return openFolder(options, (opened) => createTill(options, opened));
}

async function createTill(options: AppOptions, { store, keys }: OpenedFolder): Promise<CreatedApp> {
  const { clock, log } = options;
  const begun = beginTill(options, { store, keys });
  if (!begun.ok) return begun;
  const { account, tillLock, deviceSecret, boot, record, epoch, ownKeys } = begun.till;
  const training = options.mode === 'training' ? await startTraining(clock.wallMs) : null;

  const settings = createSettings(options.settingsFile, training?.settings ?? {});

  const pins = createPins({
    ledger: store.ledger,
    clock,
    deviceSecret,
    cost: options.pinCost,
  });
  if (training)
    await hireTrainingStaff(training, {
      ledger: store.ledger,
      hash: pins.hash,
      newId: options.newId,
      at: clock.wallMs(),
    });
  const saved = () => training?.connection ?? account.saved();

  const serverClock = createServerClock({
    clock,
    ledger: store.ledger,
    toleranceMs: () => settings.read().clockToleranceMs,
  });
  const budget = createBudget(clock, () => settings.read().requestBudget);
  const client = (connection: OpenConnection, watch: boolean): CapillaryClient =>
    createCapillary({
      apiUrl: connection.view.apiUrl,
      uploadUrl: connection.view.uploadUrl,
      credentials: connection.credentials,
      attribution: connection.view.attribution,
      clock,
      limits: () => ({ connectMs, answerMs: settings.read().answerTimeLimitMs }),
      ...(watch ? { onCall: heard } : {}),
    });
  const heard: NonNullable<Parameters<typeof createCapillary>[0]['onCall']> = (outcome) => {
    budget.spend();
    serverClock.learn(outcome.call);
    // before the line: an answer that brings it back may be the one that asks to wait
    runner.heard(outcome);
    line.report(outcome);
  };
  const firstConnection = saved();
  let capillary = firstConnection ? client(firstConnection, true) : null;

  const pushes = createPushes({ clock, readStatus: () => status() });
  const offlineFact = readFact(store.ledger, 'offline-since');
  let offlineSince: number | null = offlineFact ? Number(offlineFact) : null;
  /** Ends before the ledger is closed: what was heard is written down. */
  let learning = Promise.resolve();
  const line = createConnection({
    clock,
    probe: () => {
      const asked = capillary;
      return asked ? (limitMs) => asked.reach(limitMs) : null;
    },
    byHand: options.settingsFile.read('byHand') === true,
    onChange: () => lineChanged(),
  });
  const tillNames = () => ownTills(saved(), store.ledger);
  const ownNumbers = createOwnNumbers({
    ledger: store.ledger,
    settings: settings.read,
    account: () => accountTill(saved()),
    ownTills: tillNames,
    nowMs: clock.wallMs,
    randomBytes: options.randomBytes,
    onShared: () => {
      log.warn('till-name.shared');
      pushes.status();
    },
  });
  const runner = createRunner({
    ledger: store.ledger,
    clock,
    boot,
    capillary: () => capillary,
    connection: line,
    serverClock,
    budget,
    settings: settings.read,
    ownTills: tillNames,
    redemptionsSeen: (listed) => void ownNumbers.heard(listed),
    explain: (entry, code) => explainEntry(store.cache, entry, code, settings.read().locale),
    chance: () => (options.randomBytes(1)[0] ?? 0) / 255,
    log,
    onEntry: (entry) => {
      if (entry.state === 'confirmed') forgetChanged(store.cache, entry);
      if (entry.kind === 'enrol-member' && !isLive(entry.state)) rememberEnrolled(store, entry);
      pushes.entry(view(entry));
      feed.wake();
    },
  });
  const uploads = createUploads({
    ledger: store.ledger,
    clock,
    log,
    startedMono: boot.startedMono,
    capillary: () => capillary,
    statusWith: () => settings.read().uploadStatusWith,
    dataFolder: options.dataFolder,
    newId: options.newId,
  });
  const view: Parts['viewEntry'] = (entry) =>
    viewEntry(entry, {
      nowMs: clock.wallMs(),
      doubtLimitMs: settings.read().doubtLimitMs,
      waitingFor: runner.waitingFor(entry),
      undoneBy: findUndo(store.ledger, entry),
    });
  const mender = createMender({
    ledger: store.ledger,
    clock,
    log,
    mended: () => {
      runner.wakeAll();
      pushes.status();
    },
  });
  const backups = createBackups({
    ledger: store.ledger,
    folder: options.dataFolder,
    clock,
    log,
    settings: settings.read,
    isClockTrusted: serverClock.isConfirmed,
    changed: () => pushes.status(),
  });
  const sessions = createSessions({
    clock,
    idleMs: () => settings.read().idleLockMs,
    onChange: pushes.session,
  });

  const programKeys = createProgramKeys({
    ledger: store.ledger,
    clock,
    deviceSecret,
    randomBytes: options.randomBytes,
    newId: options.newId,
    onRevoked: (id) => feed.end(id),
  });
  const feed = createProgramFeed({
    ledger: store.ledger,
    clock,
    teller: { findEntry: (id) => findEntry(store.ledger, id), viewEntry: view },
  });
  const turnedAway = createTurnedAway(store.ledger, clock);
  let counterRequest: CounterRequest | null = null;
  const ask = (operation: string, input: unknown) =>
    dispatch(parts, { operation, input, caller: billFilesCaller });
  const billFolder = watchBillFolder({
    clock,
    log,
    folder: () => settings.read().billFolder,
    format: () => settings.read().billFormat,
    port: {
      addBill: (input) => ask('addBill', input),
      findMember: (member) => ask('lookupCustomer', member) as Promise<Result<{ id: string }>>,
    },
    onDone: ({ name, good, bad }) => {
      const who = nameOfKey(billFilesName);
      const at = clock.wallMs();
      addAudit(store.ledger, { at, who, action: 'bill-file.done', subject: name, detail: { good, bad } });
    },
  });

  const tidying = createTidying({
    store,
    clock,
    settings: settings.read,
    isConfirmed: serverClock.isConfirmed,
  });
  function lineChanged() {
    const online = line.isOnline();
    if (online) {
      offlineSince = null;
      noteFact(store.ledger, 'offline-since', '');
      runner.wakeAll();
      learning = learnCluster(learning);
    } else {
      offlineSince ??= clock.wallMs();
      noteFact(store.ledger, 'offline-since', String(offlineSince));
      runner.lineLost();
    }
    log.info('line.changed', { state: line.state().line });
    pushes.status();
  }

  /** Who we are at Capillary and in which zone its dates are: asked once each time the line comes up. */
  async function learnCluster(before: Promise<void>) {
    await before;
    const outcome = await capillary?.signIn();
    if (outcome?.kind !== 'answered') return;
    serverClock.learnOffset(outcome.value.serverTime);
    tidying.now();
    noteFact(store.ledger, 'organisation', outcome.value.organisation);
    if (outcome.value.till !== '') noteFact(store.ledger, 'till-code', outcome.value.till);
    if (capillary) await learnTrade(store.ledger, capillary, settings.read());
    pushes.status();
  }

  const status = () =>
    readStatus({
      mode: options.mode,
      version: options.version,
      keys: ownKeys,
      store,
      settings: settings.read,
      connection: line,
      serverClock,
      runner,
      begun: epoch,
      backupFailure: backups.failure,
      offlineSince: () => offlineSince,
      nowMs: clock.wallMs,
    });

  const readSession = (caller: string): Session => {
    const { locale, currency, storeName } = settings.read();
    const connection = saved();
    return {
      mode: options.mode,
      setUp: hasStaff(store.ledger),
      connected: connection !== null,
      recovery: false,
      staff: sessions.staffOf(caller),
      covered: sessions.coveredOf(caller),
      idleLockMs: settings.read().idleLockMs,
      till: { code: connection?.view.account ?? '', store: storeName },
      locale,
      currency,
      ownBillNumbers: settings.read().ownBillNumbers,
      version: options.version,
      training: training?.describe() ?? null,
    };
  };

  const parts: Parts = {
    mode: options.mode,
    dataFolder: options.dataFolder,
    store,
    clock,
    boot,
    newId: options.newId,
    log,
    settings,
    account: {
      prepare: account.prepare,
      saved,
      claim: (connection) => tillLock.hold(lockNameOf(connection)),
      save: (connection) => {
        account.save(connection);
        const before = capillary;
        capillary = client(connection, true);
        void before?.stop();
        line.restart();
        runner.accountMended();
        pushes.everySession();
      },
      tryOut: (connection) => client(connection, false),
    },
    capillary: () => capillary,
    connection: {
      ...line,
      setByHand: (byHand) => {
        options.settingsFile.write('byHand', byHand);
        line.setByHand(byHand);
      },
    },
    offlineSince: () => offlineSince,
    serverClock,
    ownTills: tillNames,
    ownNumbers,
    runner,
    uploads,
    pins,
    sessions,
    programKeys,
    billFiles: billFolder.view,
    counterRequests: {
      read: () => counterRequest,
      put: (request) => {
        counterRequest = request;
      },
    },
    record: { anchor: record.anchor, verify: () => inPieces(begun.till.verifyRecord(), clock) },
    keys: ownKeys,
    backups,
    readSession,
    readStatus: status,
    statusChanged: pushes.status,
    sessionsChanged: pushes.everySession,
    viewEntry: view,
    notices: () => status().notices,
    training,
    push: pushes.all,
  };

  await Promise.race([line.firstLook(), new Promise<void>((resolve) => clock.after(firstLookMs, resolve))]);
  if (!line.isOnline()) offlineSince ??= clock.wallMs();
  record.follow();
  let stopping: Promise<void> | null = null;
  return {
    ok: true,
    app: {
      call: async (call) => {
        const result = await dispatch(parts, call);
        // "not accepted" is said when it is sure
        mender.mend();
        feed.wake();
        return result;
      },
      noteTurnedAway: turnedAway,
      findProgram: programKeys.find,
      followProgram: (caller, lastId) => {
        const key = programKeys.holderOf(caller);
        if (key === null || key === 'gone') return fail('not-signed-in', 'key-wrong');
        if (!key.scopes.includes('events:read'))
          return fail('not-allowed', 'key-lacks-scope', { scope: 'events:read' });
        programKeys.touch(key.id);
        return ok((listener, ended) => feed.follow(key, lastId, listener, ended));
      },
      subscribe: (caller: string, listener: (event: PushEvent) => void) => pushes.subscribe(caller, listener),
      stop: () => {
        stopping ??= stop();
        return stopping;
      },
    },
  };

  async function stop() {
    tidying.stop();
    line.stop();
    await billFolder.stop();
    mender.stop();
    pushes.stop();
    feed.stop();
    const idle = runner.stop();
    await capillary?.stop();
    await idle;
    await learning;
    await uploads.sender.stop();
    await training?.stop();
    await backups.stop();
    record.stop();
    leaveEpoch(options, store.ledger);
    store.close();
    tillLock.release();
  }
}

/** Works through it while others get their turn. */
async function inPieces<Value>(work: Generator<void, Value>, clock: Clock): Promise<Value> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await new Promise<void>((resolve) => clock.after(0, resolve));
  }
}
