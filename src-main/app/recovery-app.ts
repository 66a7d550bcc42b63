/**
 * The program while the queue's file is damaged or gone: it answers who asks, offers what can be brought back, and
 * does nothing else. Once a ledger is in place it becomes the ordinary program; the doors keep the same App.
 */
import type { Recovered } from '../contract/recovery.ts';
import { ok, type Result } from '../contract/result.ts';
import { isOperationName, operations } from '../contract/table.ts';
import { fail } from '../domain/failure.ts';
import { sayTrouble } from '../store/disk-trouble.ts';
import type { Damage, Store } from '../store/open.ts';
import { createClosedTill } from './closed-till.ts';
import { failureOfInput } from './dispatch.ts';
import { createStandIn } from './handed-over.ts';
import type { Keys } from './keys.ts';
import type { App, AppOptions, Call } from './ports.ts';
import { createRecovery } from './recovery.ts';

type Started = { ok: true; app: App } | { ok: false; message: string };

export function createRecoveryApp(
  options: AppOptions,
  damage: Damage,
  keys: Keys,
  openTill: (store: Store) => Promise<Started>,
): App {
  const { log } = options;
  const closed = createClosedTill(options, keys.secrets, 'ledger-damaged');
  const recovery = createRecovery(options, damage, keys, closed.settings.read);
  const standIn = createStandIn(options, { why: 'ledger-damaged', answer, release: damage.release });
  let isBusy = false;
  log.error('ledger.damaged', { kind: damage.kind });

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
        return ok(closed.session());
      case 'readStatus':
        return ok(closed.status());
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
    if (pin !== '') await started.app.call({ operation: 'signIn', input: { pin }, caller });
    standIn.handOver(started.app);
    return done;
  }

  return standIn.app;
}
