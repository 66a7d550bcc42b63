// Everything the simulator does later goes through here, so that it can be waited for and called off.
// It must never keep a process alive on its own.

export interface Timers {
  /** True when the time has passed, false when it was called off. */
  wait(ms: number): Promise<boolean>;
  /** Counts work in progress until the returned function is called. */
  begin(): () => void;
  /** Resolves when nothing is in progress and nothing waits. */
  whenIdle(): Promise<void>;
  /** Everything that waits happens now. */
  hurry(): void;
  /** Nothing that waits will happen. */
  cancelAll(): void;
  /** The same, and nothing new may wait until `start`. */
  stop(): void;
  start(): void;
}

export function createTimers(): Timers {
  const waiting = new Set<(isElapsed: boolean) => void>();
  let isStopped = false;
  let watchers: (() => void)[] = [];
  let busy = 0;

  const settle = () => {
    if (busy > 0) return;
    const ready = watchers;
    watchers = [];
    for (const watcher of ready) watcher();
  };

  const endAll = (isElapsed: boolean) => {
    for (const end of [...waiting]) end(isElapsed);
  };

  return {
    wait(ms) {
      if (isStopped || ms <= 0) return Promise.resolve(!isStopped);
      return new Promise((resolve) => {
        const end = (isElapsed: boolean) => {
          clearTimeout(timer);
          waiting.delete(end);
          resolve(isElapsed);
        };
        const timer = setTimeout(end, ms, true);
        timer.unref();
        waiting.add(end);
      });
    },
    begin() {
      busy += 1;
      let isOpen = true;
      return () => {
        if (!isOpen) return;
        isOpen = false;
        busy -= 1;
        settle();
      };
    },
    whenIdle() {
      return busy === 0 ? Promise.resolve() : new Promise((resolve) => watchers.push(resolve));
    },
    hurry() {
      endAll(true);
    },
    cancelAll() {
      endAll(false);
    },
    stop() {
      isStopped = true;
      endAll(false);
    },
    start() {
      isStopped = false;
    },
  };
}
