// When the page covers the till (src-renderer/app/idle-watch.ts), and whose half-done bill is said to be whose.
import { describe, expect, test } from 'vitest';
import { createIdleWatch } from '../../src-renderer/app/idle-watch.ts';

const minute = 60_000;

function watchAt(limitMs: number) {
  let now = 0;
  let due: { at: number; action: () => void } | null = null;
  const done: string[] = [];
  const watch = createIdleWatch({
    limitMs: () => limitMs,
    now: () => now,
    later: (action, ms) => {
      due = { at: now + ms, action };
      return () => {
        due = null;
      };
    },
    cover: () => done.push(`cover ${now / minute}`),
    stay: () => done.push(`stay ${now / minute}`),
  });
  return {
    watch,
    done,
    isWaiting: () => due !== null,
    pass: (ms: number) => {
      const end = now + ms;
      while (due !== null && due.at <= end) {
        now = due.at;
        const { action } = due;
        due = null;
        action();
      }
      now = end;
    },
    /** The machine sleeps: time passes and nothing fires. */
    sleep: (ms: number) => {
      now += ms;
    },
  };
}

describe('a till that nobody touches', () => {
  test('is covered after the minutes of the setting, and not before', () => {
    const { pass, done } = watchAt(10 * minute);
    pass(10 * minute - 1);
    expect(done).toEqual([]);
    pass(1);
    expect(done).toEqual(['cover 10']);
  });

  test('is not while somebody is at work, and the program hears of it once a minute', () => {
    const { pass, done, watch } = watchAt(10 * minute);
    for (let seconds = 0; seconds < 1800; seconds += 30) {
      pass(30_000);
      watch.active();
    }
    expect(done.filter((what) => what.startsWith('cover'))).toEqual([]);
    expect(done).toHaveLength(30);
  });

  test('is covered by the first touch after a long sleep, which counts as nobody’s work', () => {
    const { sleep, done, watch } = watchAt(10 * minute);
    sleep(60 * minute);
    watch.active();
    expect(done).toEqual(['cover 60']);
  });

  test('is never covered when the setting says never, and nothing runs on once it ended', () => {
    const { pass, done, watch, isWaiting } = watchAt(0);
    pass(600 * minute);
    watch.active();
    expect(done).toEqual([]);
    watch.stop();
    expect(isWaiting()).toBe(false);
  });
});
