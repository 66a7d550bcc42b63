/** When the till calls itself offline: damped against one lost packet, and known within five seconds. */
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src-main/capillary/outcome.ts';
import { createConnection } from '../../src-main/sync/connection.ts';
import { createManualClock } from '../support/manual-clock.ts';

const call = { requestId: null, httpStatus: null, durationMs: 1, serverAheadMs: null };
const answered: Outcome<unknown> = { kind: 'answered', value: 1, call: { ...call, httpStatus: 200 } };
const lost: Outcome<unknown> = { kind: 'no-answer', cause: 'reset', call };
const notSent: Outcome<unknown> = { kind: 'not-sent', cause: 'ECONNREFUSED', call };

async function start(up: boolean) {
  const clock = createManualClock();
  const line = { up, probes: 0 };
  const states: string[] = [];
  const connection = createConnection({
    clock,
    probe: () => async (limitMs) => {
      line.probes += 1;
      await new Promise<void>((resolve) => clock.after(line.up ? 5 : limitMs, resolve));
      return line.up;
    },
    byHand: false,
    onChange: () => states.push(connection.state().line),
  });
  await clock.run(1100);
  return { clock, line, connection, states };
}

describe('the line', () => {
  it('is known after the first look', async () => {
    const { connection } = await start(true);
    expect(connection.state().line).toBe('online');
    const down = await start(false);
    expect(down.connection.state().line).toBe('offline');
  });

  it('is not called down by one lost call, and is by two', async () => {
    const { connection } = await start(true);
    connection.report(lost);
    expect(connection.isOnline()).toBe(true);
    connection.report(notSent);
    expect(connection.isOnline()).toBe(false);
  });

  it('is known to be down within five seconds while nobody calls', async () => {
    const { clock, line, connection } = await start(true);
    await clock.run(10_000);
    line.up = false;
    const pulledAt = clock.monotonicMs();
    while (connection.isOnline()) await clock.run(50);
    expect(clock.monotonicMs() - pulledAt).toBeLessThanOrEqual(5000);
  });

  it('comes back after two hits, within five seconds', async () => {
    const { clock, line, connection } = await start(false);
    line.up = true;
    const pluggedAt = clock.monotonicMs();
    connection.report(answered);
    expect(connection.isOnline()).toBe(false);
    while (!connection.isOnline()) await clock.run(50);
    expect(clock.monotonicMs() - pluggedAt).toBeLessThanOrEqual(5000);
  });

  it('stays up while Capillary answers nonsense: the line carries it', async () => {
    const { connection } = await start(true);
    for (let index = 0; index < 5; index += 1) {
      connection.report({ kind: 'no-answer', cause: 'unreadable', call: { ...call, httpStatus: 503 } });
    }
    expect(connection.isOnline()).toBe(true);
  });

  it('spares the probe while real calls are answered', async () => {
    const { clock, line, connection } = await start(true);
    await clock.run(3000);
    const before = line.probes;
    for (let index = 0; index < 20; index += 1) {
      connection.report(answered);
      await clock.run(500);
    }
    expect(line.probes - before).toBeLessThanOrEqual(1);
  });

  it('works by hand and tells every change once', async () => {
    const { connection, states } = await start(true);
    states.length = 0;
    connection.setByHand(true);
    connection.setByHand(true);
    expect(connection.isOnline()).toBe(false);
    connection.setByHand(false);
    expect(states).toEqual(['by-hand', 'online']);
  });

  it('stops without leaving a timer', async () => {
    const { clock, connection, line } = await start(true);
    connection.stop();
    const before = line.probes;
    await clock.run(60_000);
    expect(line.probes).toBe(before);
  });
});
