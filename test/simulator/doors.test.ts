// The platform goes away and comes back on the same address, and leaves nothing behind when it is closed.
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { createSimulator } from '../../src-main/simulator/simulator.ts';
import { amara, ask, billsFor, codeOf, openShop, redeem } from './shop.ts';

const coupons = `/v2/customers/coupons?mobile=${amara.mobile}`;

const causeOf = async (asking: Promise<unknown>): Promise<unknown> =>
  asking.then(
    () => 'answered',
    (error: unknown) => (error instanceof Error ? (error.cause as { code?: string }).code : error),
  );

test('refusing: nobody listens, then the same port again with everything it held', async () => {
  const { simulator, till } = await openShop();
  await redeem(till, 'FERN7402');
  await simulator.down('refuse');
  expect(await causeOf(till.get(coupons))).toBe('ECONNREFUSED');
  await simulator.up();
  expect((await till.get(coupons)).status).toBe(200);
  expect(codeOf(await redeem(till, 'FERN7402'))).toBe(711);
});

test('down and up as often as you like, up twice does no harm', async () => {
  const { simulator, till } = await openShop();
  for (let round = 0; round < 3; round += 1) {
    await simulator.down();
    await simulator.up();
    await simulator.up();
    expect((await till.get(coupons)).status).toBe(200);
  }
});

test('breaking: the connection is taken and cut, nothing is done, control still works', async () => {
  const { simulator, till, url } = await openShop();
  await simulator.down('break');
  expect(await causeOf(redeem(till, 'FERN7402'))).not.toBe('answered');
  expect(billsFor(simulator, 'FERN7402')).toEqual([]);
  expect(simulator.calls.at(-1)).toMatchObject({ status: null, fault: 'down' });
  expect((await ask(`${url}/_simulator/up`, { method: 'POST' })).status).toBe(200);
  expect(codeOf(await redeem(till, 'FERN7402'))).toBe(700);
});

test('a connection that was open is cut when the platform goes down', async () => {
  const { simulator, url } = await openShop();
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve()).on('error', () => resolve());
  });
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  await expect.poll(() => ask(`${url}/_simulator/modes`).then((reply) => reply.status)).toBe(200);
  await simulator.down('refuse');
  await closed;
});

test('late work goes on while nobody listens', async () => {
  const { simulator, till } = await openShop();
  simulator.faults.add({ kind: 'late-commit', afterMs: 60_000 });
  await causeOf(redeem(till, 'FERN7402'));
  await simulator.down('refuse');
  simulator.hurry();
  await simulator.whenIdle();
  expect(billsFor(simulator, 'FERN7402')).toEqual(['B-1']);
});

test('over HTTP: away for a while, and back by itself', async () => {
  const { till, url } = await openShop();
  const body = JSON.stringify({ how: 'refuse', forMs: 40 });
  expect((await ask(`${url}/_simulator/down`, { method: 'POST', body })).status).toBe(200);
  await expect.poll(() => causeOf(till.get(coupons))).toBe('ECONNREFUSED');
  await expect.poll(() => causeOf(till.get(coupons))).toBe('answered');
});

test('closing calls off what was still to happen', async () => {
  const { simulator, till } = await openShop();
  simulator.faults.add({ kind: 'late-commit', afterMs: 60_000 });
  simulator.faults.add({ kind: 'delay', beforeMs: 60_000, skip: 1 });
  await causeOf(redeem(till, 'FERN7402'));
  const slow = causeOf(redeem(till, 'MOSS3318'));
  await expect.poll(() => simulator.calls.length).toBe(2);
  await simulator.close();
  expect(await slow).not.toBe('answered');
  expect(billsFor(simulator, 'FERN7402')).toEqual([]);
  expect(billsFor(simulator, 'MOSS3318')).toEqual([]);
});

test('somebody else took the port meanwhile: back when they let go', async () => {
  const { simulator, till, url } = await openShop();
  const port = Number(new URL(url).port);
  await ask(`${url}/_simulator/down`, { method: 'POST', body: '{"how":"refuse","forMs":60000}' });
  const other = createSimulator();
  await expect.poll(() => other.listen(port).catch(() => undefined), { interval: 1 }).toBeDefined();
  await expect(simulator.up()).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await ask(`${url}/_simulator/modes`);
  await other.close();
  await simulator.up();
  expect((await till.get(coupons)).status).toBe(200);
});

test('down and up called together end up', async () => {
  const { simulator, till } = await openShop();
  await Promise.all([simulator.down(), simulator.up(), simulator.down(), simulator.up()]);
  expect((await till.get(coupons)).status).toBe(200);
});

test('a port that is taken is said so, and listening twice is a mistake', async () => {
  const { simulator, url } = await openShop();
  const second = createSimulator();
  await expect(second.listen(Number(new URL(url).port))).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await second.close();
  await expect(simulator.listen()).rejects.toThrow('listening already');
});
