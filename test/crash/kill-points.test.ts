/**
 * SIGKILL at the n-th call on the ledger's files, over every flow that writes to them: nothing promised is lost,
 * nothing is doubled, the file is whole, and the program starts and says what happened.
 */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Crashes, type CrashResult, crashAt, findCrashPoints, spread } from './crash-points.ts';
import type { FlowName } from './flows.ts';
import { inPool } from './run-flow.ts';

/** How many points of each flow are tried here; `npm run crash:release` tries all. */
const share: [FlowName, number, string[]][] = [
  ['redeem-offline', 45, ['accept', 'claim and settle', 'close']],
  ['lose-answer', 42, ['accept while asking', 'doubt and reconcile']],
  ['lose-request', 46, ['claim and doubt', 'window and second send']],
  ['refused', 32, ['claim and refusal']],
  ['restart', 62, ['start and recovery', 'reconcile']],
  ['first-start', 46, []],
  ['upgrade', 26, []],
  ['next-upgrade', 15, ['next version']],
  ['many-accepts', 16, []],
  ['backup', 38, ['backup', 'after it']],
  ['restore', 50, ['set aside', 'put back', 'begin epoch']],
];

const found = new Map<FlowName, Crashes>();
let tried = 0;

beforeAll(async () => {
  await inPool(share, 2, async ([flow]) => void found.set(flow, await findCrashPoints(flow)));
}, 120_000);
afterAll(() => {
  for (const { base } of found.values()) rmSync(base, { recursive: true, force: true });
});

describe('a crash at any call on the ledger', () => {
  it.each(share)('%s, up to %i points', { timeout: 240_000 }, async (flow, most, parts) => {
    const crashes = found.get(flow) ?? { base: '', points: [] };
    const points = spread(crashes.points, most);
    expect([...new Set(points.map(({ part }) => part))]).toEqual(parts.length === 0 ? ['opening'] : parts);
    const results: CrashResult[] = [];
    await inPool(points, 2, async (point) => void results.push(await crashAt(crashes.base, point)));
    expect(results.flatMap(({ wrong, point }) => wrong.map((one) => `${pointName(point)}: ${one}`))).toEqual(
      [],
    );
    expect(results.filter(({ isReached }) => !isReached).map(({ point }) => pointName(point))).toEqual([]);
    tried += results.length;
  });

  it('at 400 points or more', () => {
    expect(tried).toBeGreaterThanOrEqual(400);
  });
});

const pointName = ({ flow, number, call, part }: CrashResult['point']) =>
  `${flow} ${number} (${call}, ${part})`;
