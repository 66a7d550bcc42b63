/**
 * The program while no key store of this machine can open the till's key: it answers who asks, takes the recovery key,
 * and does nothing else. Nothing in the folder is changed until that key is the right one.
 */
import { newQueueWords, type RecoveryView } from '../contract/recovery.ts';
import { ok, type Result } from '../contract/result.ts';
import { isOperationName, operations } from '../contract/table.ts';
import { fail } from '../domain/failure.ts';
import type { HeldFolder } from '../store/open.ts';
import { createClosedTill } from './closed-till.ts';
import { failureOfInput } from './dispatch.ts';
import { createStandIn } from './handed-over.ts';
import type { Keys } from './keys.ts';
import type { LockedKeys } from './open-keys.ts';
import type { App, AppOptions, Call } from './ports.ts';
import { sayOpening } from './say-opening.ts';

type Started = { ok: true; app: App } | { ok: false; message: string };

export function createLockedApp(
  options: AppOptions,
  held: HeldFolder,
  locked: LockedKeys,
  goOn: (keys: Keys) => Promise<Started>,
): App {
  const { log } = options;
  const closed = createClosedTill(options, null, 'key-locked');
  const standIn = createStandIn(options, { why: 'key-locked', answer, release: held.release });
  let isBusy = false;
  log.error('key.locked', { stores: locked.sealedBy.length, recovery: locked.recovery !== null });

  const view = (): RecoveryView => ({
    kind: 'locked',
    locked: { recovery: locked.recovery, sealedBy: locked.sealedBy },
    folder: held.folder,
    lastWrittenAt: null,
    readable: 'nothing',
    unsent: [],
    backups: [],
    unusable: 0,
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
        return ok(closed.session());
      case 'readStatus':
        return ok(closed.status());
      case 'readRecovery':
        return ok(view());
      case 'openWithRecoveryKey':
        return alone(() => open((read.data as { key: string }).key));
      case 'startNewQueue':
        return alone(() => startNew(call, (read.data as { words: string }).words));
      default:
        return fail('conflict', 'key-locked');
    }
  }

  async function alone(work: () => Promise<Result<unknown>>): Promise<Result<unknown>> {
    if (isBusy) return fail('conflict', 'recovery-busy');
    isBusy = true;
    try {
      return await work();
    } catch (error) {
      return notOpened(sayOpening(held.folder, error));
    } finally {
      isBusy = false;
    }
  }

  async function open(text: string): Promise<Result<unknown>> {
    const opened = await locked.open(text);
    if (!opened.ok) return opened;
    const started = await hand(opened.value);
    return started.ok ? ok({}) : started;
  }

  /** There is no recovery key, so nobody but the lost key store could ever open what lies here. It is kept all the same. */
  async function startNew(call: Call, words: string): Promise<Result<unknown>> {
    if (locked.recovery !== null) return fail('conflict', 'recovery-key-first');
    if (words.trim().toLowerCase() !== newQueueWords) {
      return fail('bad-input', 'words-differ', { words: newQueueWords }, { field: 'words' });
    }
    const started = await hand(await locked.makeNew());
    if (!started.ok) return started;
    return standIn.app.call(call);
  }

  async function hand(keys: Keys): Promise<Result<null>> {
    const started = await goOn(keys);
    if (!started.ok) return notOpened(started.message);
    standIn.handOver(started.app);
    return ok(null);
  }

  function notOpened(why: string): Result<never> {
    log.error('key.not-kept', { why });
    return fail('conflict', 'key-not-kept', { why });
  }

  return standIn.app;
}
