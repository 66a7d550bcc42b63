/** Streams of key strokes from scanners, people and cats: only what a scanner sent is a scan, and each has one meaning. */
import { expect, test } from 'vitest';
import { readCode } from '../../src-main/contract/text.ts';
import { feedStroke, noBurst, type Stroke } from '../../src-renderer/features/counter/keystroke-burst.ts';
import { type CursorPlace, decideScan } from '../../src-renderer/features/counter/scan-decision.ts';
import type { Random } from '../sim/random.ts';
import { startFuzz } from './fuzz-seed.ts';
import { hostileText } from './hostile-values.ts';

const cursors: CursorPlace[] = ['find', 'number', 'amount', 'code', 'elsewhere'];
const oddKeys = [
  'Shift',
  'Tab',
  'F9',
  'Dead',
  'Process',
  'Unidentified',
  '',
  'Backspace',
  'Escape',
  'é',
  '＋',
  '\0',
  '\u202e',
];

function pressed(random: Random, text: string, fastMs: number): Omit<Stroke, 'at'>[] {
  return [...text].map((key) => ({ key, unlikely: random.chance(fastMs > 35 ? 0.05 : 0) }));
}

/** Pieces of scans, typing and noise; every stroke with the pause before it. */
function makeStream(random: Random): Stroke[] {
  let at = random.below(10_000);
  const strokes: Stroke[] = [];
  for (let piece = 0; piece < 12; piece += 1) {
    const pauseMs = random.pick([0, 1, 8, 20, 34, 36, 60, 150]);
    const text = random.pick(['FERN7402', 'B-1', '15550100101', '12.50', 'a@b.example', hostileText(random)]);
    const keys = random.chance(0.2)
      ? [{ key: random.pick(oddKeys), unlikely: random.chance(0.5) }]
      : pressed(random, text, pauseMs);
    if (random.chance(0.6)) keys.push({ key: 'Enter', unlikely: false });
    for (const key of keys) {
      at += pauseMs;
      strokes.push({ ...key, at });
    }
    at += random.below(200);
  }
  return strokes;
}

/** What an Enter ends, told backwards from it: the other way round than the program does it. */
function scanBefore(strokes: readonly Stroke[], enterIndex: number): string | null {
  let text = '';
  let laterMs = strokes[enterIndex]?.at ?? 0;
  let longestMs = 100;
  for (let index = enterIndex - 1; index >= 0; index -= 1) {
    const stroke = strokes[index];
    if (stroke?.key === 'Shift') continue;
    if (stroke?.key.length !== 1 || stroke.unlikely) break;
    const gapMs = laterMs - stroke.at;
    if (text === '' ? gapMs > longestMs : gapMs >= longestMs) break;
    text = stroke.key + text;
    laterMs = stroke.at;
    longestMs = 35;
  }
  return text.length >= 4 ? text : null;
}

test('two thousand streams: a scan is what came fast before an Enter, nothing else, and it is never guessed', () => {
  const fuzz = startFuzz(2000);
  const { random } = fuzz;
  let scans = 0;
  for (let run = 0; run < fuzz.runs; run += 1) {
    const strokes = makeStream(random);
    let burst = noBurst;
    for (const [index, stroke] of strokes.entries()) {
      const fed = feedStroke(burst, stroke);
      burst = fed.burst;
      const expected = stroke.key === 'Enter' ? scanBefore(strokes, index) : null;
      if (fed.scanned !== expected)
        throw new Error(`${fed.scanned} for ${expected}: ${fuzz.at(run, strokes)}`);
      if (fed.scanned === null) continue;
      scans += 1;
      const place = {
        cursor: random.pick(cursors),
        currency: 'GBP',
        memberSet: random.chance(0.5),
        served: random.chance(0.3),
        held: random.chance(0.5) ? ['FERN7402'] : [],
      };
      const meaning = decideScan(fed.scanned, place);
      const story = fuzz.at(run, { scanned: fed.scanned, place, meaning });
      if (meaning.means === 'typing') expect(place.cursor, story).toBe('amount');
      else if (meaning.means === 'coupon')
        expect(readCode(meaning.text), story).toEqual({ ok: true, text: meaning.text });
      else expect(meaning.text, story).toBe(fed.scanned.trim());
    }
  }
  expect(scans).toBeGreaterThan(fuzz.runs);
});
