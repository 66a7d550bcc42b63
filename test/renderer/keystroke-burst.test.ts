// A scanner told from a person by time (src-renderer/features/counter/keystroke-burst.ts).
import { describe, expect, test } from 'vitest';
import { feedStroke, noBurst } from '../../src-renderer/features/counter/keystroke-burst.ts';

/** Presses the keys with the same pause before each; answers what was scanned, and how often a scan began. */
function press(keys: string[], pauseMs: number, unlikely = false) {
  let burst = noBurst;
  let at = 1000;
  let begins = 0;
  let scanned: string | null = null;
  for (const key of keys) {
    at += pauseMs;
    const fed = feedStroke(burst, { key, at, unlikely });
    burst = fed.burst;
    if (fed.begins) begins += 1;
    scanned = fed.scanned ?? scanned;
  }
  return { scanned, begins };
}

const keysOf = (text: string) => [...text, 'Enter'];

describe('a scanner', () => {
  test('sends characters faster than fingers and ends with Enter', () => {
    expect(press(keysOf('FERN7402'), 8)).toEqual({ scanned: 'FERN7402', begins: 1 });
  });

  test('may hold Shift for capital letters', () => {
    expect(press(['Shift', 'F', 'Shift', 'E', 'R', 'N', 'Enter'], 10).scanned).toBe('FERN');
  });

  test('may take a little longer for Enter', () => {
    let burst = noBurst;
    for (const [index, key] of [...'FERN'].entries()) {
      burst = feedStroke(burst, { key, at: index * 10, unlikely: false }).burst;
    }
    expect(feedStroke(burst, { key: 'Enter', at: 30 + 90, unlikely: false }).scanned).toBe('FERN');
    expect(feedStroke(burst, { key: 'Enter', at: 30 + 200, unlikely: false }).scanned).toBeNull();
  });
});

describe('a person', () => {
  test('is slower', () => {
    expect(press(keysOf('FERN7402'), 60).scanned).toBeNull();
  });

  test('types few characters before Enter', () => {
    expect(press(keysOf('142'), 10).scanned).toBeNull();
  });

  test('holding a key or using a modifier is no scan', () => {
    expect(press(keysOf('aaaaaaaa'), 10, true).scanned).toBeNull();
  });

  test('typing before a scan does not become part of it', () => {
    const strokes = [
      ...[...'ab'].map((key, index) => ({ key, at: index * 150 })),
      ...keysOf('FERN7402').map((key, index) => ({ key, at: 600 + index * 9 })),
    ];
    let burst = noBurst;
    let scanned: string | null = null;
    for (const stroke of strokes) {
      const fed = feedStroke(burst, { ...stroke, unlikely: false });
      burst = fed.burst;
      scanned = fed.scanned ?? scanned;
    }
    expect(scanned).toBe('FERN7402');
  });
});
