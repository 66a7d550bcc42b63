/**
 * Quitting, however it was asked for: a person is asked first when something is not with Capillary yet; then the queue
 * is closed in order. The system's own request to end is never argued with.
 */
export interface Leaving {
  /** Somebody closed the window or chose to quit. */
  ask: () => void;
  /** The system ends the program. */
  now: () => void;
}

export function createLeaving(parts: {
  /** null = nothing waits. */
  unsent: () => Promise<string | null>;
  /** True when the person wants to quit all the same. */
  confirm: (message: string) => Promise<boolean>;
  stop: () => Promise<void>;
  exit: (code: number) => void;
}): Leaving {
  let state: 'here' | 'asking' | 'leaving' = 'here';

  function now() {
    if (state === 'leaving') return;
    state = 'leaving';
    parts.stop().then(
      () => parts.exit(0),
      () => parts.exit(1),
    );
  }

  async function askFirst() {
    state = 'asking';
    const message = await parts.unsent();
    const leaves = message === null || (await parts.confirm(message));
    if (leaves) now();
    else if (state === 'asking') state = 'here';
  }

  return {
    now,
    ask: () => {
      if (state !== 'here') return;
      // whoever cannot be asked must still be able to quit
      askFirst().catch(now);
    },
  };
}
