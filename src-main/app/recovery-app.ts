/**
 * The program while the queue's file is damaged or gone: it answers who asks, offers what can be brought back, and
 * does nothing else. Once a ledger is in place it becomes the ordinary program; the doors keep the same App.
 */
import type { PushEvent } from '../contract/events.ts';
import { giveReason } from '../contract/reasons.ts';
import type { Recovered } from '../contract/recovery.ts';
import { ok, type Result } from '../contract/result.ts';
import type { Session } from '../contract/session.ts';
import type { Status } from '../contract/status.ts';
import { isOperationName, operations } from '../contract/table.ts';
import { fail } from '../domain/failure.ts';
import { sayTrouble } from '../store/disk-trouble.ts';
import type { Damage, Store } from '../store/open.ts';
import { createAccount } from './account.ts';
import { failureOfInput } from './dispatch.ts';
import type { App, AppOptions, Call } from './ports.ts';
import { createRecovery } from './recovery.ts';
import { createSettings } from './settings.ts';
import { emptyStatus } from './status.ts';

type Started = { ok: true; app: App } | { ok: false; message: string };

export function createRecoveryApp(
  options: AppOptions,
  damage: Damage,
  openTill: (store: Store) => Promise<Started>,
): App {
  const { clock, log, mode, version } = options;
  const settings = createSettings(options.settingsFile, {});
  const account = createAccount({
    settingsFile: options.settingsFile,
    secrets: options.secrets,
    now: clock.wallMs,
  });
  const recovery = createRecovery(options, damage, settings.read);
  const listeners = new Map<
    symbol,
    { caller: string; listener: (event: PushEvent) => void; end: () => void }
  >();
  const startedAt = clock.wallMs();
  let till: App | null = null;
  let isBusy = false;
  let isReleased = false;
  log.error('ledger.damaged', { kind: damage.kind });

  const session = (): Session => {
    const { locale, currency, storeName } = settings.read();
    const connection = account.saved();
    return {
      mode,
      setUp: true,
      connected: connection !== null,
      recovery: true,
      ownBillNumbers: false,
      staff: null,
      covered: null,
      idleLockMs: settings.read().idleLockMs,
      till: { code: connection?.view.account ?? '', store: storeName },
      locale,
      currency,
      version,
      training: null,
    };
  };

  const status = (): Status => ({
    ...emptyStatus({ mode, version, settings: settings.read(), since: startedAt }),
    notices: [giveReason('ledger-damaged', 'hard')],
  });

  async function answer(call: Call): Promise<Result<unknown>> {
    const { operation } = call;
    if (!isOperationName(operation)) {
      return fail('not-found', 'operation-unknown', { operation: operation.slice(0, 60) });
    }
    const read = operations[operation].input.safeParse(call.input ?? {}, { reportInput: true });
    if (!read.success) return { ok: false, failure: failureOfInput(read.error) };
    switch (operation) {
      case 'readSession':
      case 'signOut':
        return ok(session());
      case 'readStatus':
        return ok(status());
      case 'readRecovery':
        return ok(await recovery.read());
      case 'restoreBackup': {
        const input = read.data as { name: string; pin: string };
        return alone(async () => goOn(await recovery.restore(input), call.caller, input.pin));
      }
      case 'startNewQueue':
        return alone(async () => goOn(await recovery.startNew(read.data as { words: string })));
      default:
        return fail('conflict', 'ledger-damaged');
    }
  }

  /** One at a time: two hands must not set aside what the other has just put in place. */
  async function alone(work: () => Promise<Result<Recovered>>): Promise<Result<Recovered>> {
    if (isBusy) return fail('conflict', 'recovery-busy');
    isBusy = true;
    try {
      return await work();
    } finally {
      isBusy = false;
    }
  }

  /** What is in place now is whole: whatever keeps the till from starting is told, and the next start tries again. */
  async function startTill(): Promise<Started> {
    try {
      const opened = damage.openAgain();
      return opened.ok ? await openTill(opened.store) : opened;
    } catch (error) {
      return { ok: false, message: sayTrouble(error) };
    }
  }

  async function goOn(done: Result<Recovered>, caller = '', pin = ''): Promise<Result<Recovered>> {
    if (!done.ok) return done;
    const started = await startTill();
    if (!started.ok) {
      log.error('recovery.failed', { why: started.message });
      return fail('internal', 'recovery-failed', { why: started.message });
    }
    till = started.app;
    isReleased = true;
    if (pin !== '') await till.call({ operation: 'signIn', input: { pin }, caller });
    for (const one of listeners.values()) one.end = till.subscribe(one.caller, one.listener);
    for (const { listener } of listeners.values()) listener({ type: 'session' });
    return done;
  }

  return {
    call: async (call) => {
      if (till !== null) return till.call(call);
      try {
        return await answer(call);
      } catch (error) {
        const id = options.newId();
        log.error('operation.failed', { id, operation: call.operation, error: String(error) });
        return fail('internal', 'something-broke', { id: id.slice(-12) }, { id });
      }
    },
    followProgram: (caller, lastId) =>
      till?.followProgram(caller, lastId) ?? fail('conflict', 'ledger-damaged'),
    findProgram: (presented) => till?.findProgram(presented) ?? null,
    subscribe: (caller, listener) => {
      const key = Symbol(caller);
      const end = till === null ? () => {} : till.subscribe(caller, listener);
      listeners.set(key, { caller, listener, end });
      return () => {
        listeners.get(key)?.end();
        listeners.delete(key);
      };
    },
    stop: async () => {
      await till?.stop();
      if (!isReleased) damage.release();
      isReleased = true;
    },
  };
}
