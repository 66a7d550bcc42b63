/** Goodwill points: asked for once, decided once, whatever becomes of the answers. */
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { MadeChange } from '../../src-main/contract/coupon-changes.ts';
import { until } from '../support/till.ts';
import { openShop, plugLine, pullLine, restart, type Shop } from './counter.ts';

const customerId = '31004501';
const wish = { customerId, points: 200, reason: 'Delivered late' };
const book = (shop: Shop) => shop.simulator.world.points.goodwill;
const balance = (shop: Shop) =>
  shop.simulator.world.members.find(({ id }) => String(id) === customerId)?.points;

async function open(): Promise<Shop> {
  const shop = await openShop();
  await shop.till.must('lookupCustomer', { customerId });
  return shop;
}

async function untilEnded(shop: Shop, id: string, state: string): Promise<void> {
  await until(`it is ${state}`, async () => {
    shop.till.clock.step(300);
    return (await shop.till.must('readEntry', { id })).entry.state === state;
  });
}

interface Kind {
  path: string;
  prepare: (shop: Shop) => Promise<unknown>;
  make: (shop: Shop, changeId: string, timeLimitMs: number) => Promise<MadeChange>;
  effects: (shop: Shop) => unknown;
  effect: unknown;
}

const ask = (shop: Shop, changeId = v7(), timeLimitMs = 3000) =>
  shop.till.must('requestPoints', { changeId, ...wish, note: 'Two days', timeLimitMs });
const decide = (shop: Shop, decision: 'approve' | 'reject', changeId: string, timeLimitMs: number) =>
  shop.till.must('decidePointsRequest', {
    changeId,
    customerId,
    requestId: String(book(shop)[0]?.id),
    decision,
    points: 150,
    reason: 'Seen by the manager',
    timeLimitMs,
  });

const kinds: Record<string, Kind> = {
  'a request': {
    path: '/v1.1/request/add',
    prepare: async () => {},
    make: ask,
    effects: (shop) => [book(shop).length, balance(shop)],
    effect: [1, 1240],
  },
  'an approval': {
    path: '/v1.1/request/approve',
    prepare: (shop) => ask(shop),
    make: (shop, changeId, timeLimitMs) => decide(shop, 'approve', changeId, timeLimitMs),
    effects: (shop) => [book(shop).map(({ status }) => status), balance(shop)],
    effect: [['APPROVED'], 1390],
  },
  'a rejection': {
    path: '/v1.1/request/reject',
    prepare: (shop) => ask(shop),
    make: (shop, changeId, timeLimitMs) => decide(shop, 'reject', changeId, timeLimitMs),
    effects: (shop) => [book(shop).map(({ status }) => status), balance(shop)],
    effect: [['REJECTED'], 1240],
  },
};

describe.each(Object.entries(kinds))('%s', (_name, { path, prepare, make, effects, effect }) => {
  it('is made once, pressed twice', async () => {
    const shop = await open();
    await prepare(shop);
    const changeId = v7();
    const both = await Promise.all([make(shop, changeId, 3000), make(shop, changeId, 3000)]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(effects(shop)).toEqual(effect);
  });

  it.each(['after-commit', 'before-commit'] as const)('has one effect, its answer lost %s', async (when) => {
    const shop = await open();
    await prepare(shop);
    shop.simulator.faults.add({ kind: 'drop', when, path });
    const changeId = v7();
    await make(shop, changeId, 200);
    await untilEnded(shop, changeId, 'confirmed');
    expect(effects(shop)).toEqual(effect);
  });

  it('waits while the line is down, over a restart, and is sent once', async () => {
    const shop = await open();
    await prepare(shop);
    await pullLine(shop);
    const changeId = v7();
    expect((await make(shop, changeId, 200)).outcome).toBe('waits');
    await restart(shop);
    await plugLine(shop);
    await untilEnded(shop, changeId, 'confirmed');
    expect(effects(shop)).toEqual(effect);
  });
});

describe('the lists', () => {
  it('tell what waits, and who decided what; the mark of the till is not for people', async () => {
    const shop = await open();
    await ask(shop);
    expect(await shop.till.must('listPointsRequests', {})).toMatchObject({
      requests: [
        {
          state: 'pending',
          points: 200,
          reason: 'Delivered late',
          comments: 'Two days',
          customer: { id: customerId, name: 'Amara Quillfeather' },
        },
      ],
      isCutShort: false,
    });
    await decide(shop, 'approve', v7(), 3000);
    expect((await shop.till.must('listPointsRequests', {})).requests).toEqual([]);
    const decided = { state: 'approved', decidedComments: 'Seen by the manager' };
    for (const one of [null, customerId])
      expect(
        (await shop.till.must('listPointsRequests', { which: 'decided', customerId: one })).requests,
      ).toMatchObject([decided]);
  });

  it('say so when somebody else was faster', async () => {
    const shop = await open();
    await ask(shop);
    await decide(shop, 'reject', v7(), 3000);
    expect(await decide(shop, 'approve', v7(), 3000)).toMatchObject({
      outcome: 'refused',
      reasons: [{ key: 'points-request-gone' }],
    });
    expect(balance(shop)).toBe(1240);
  });
});

it('asks for no more than the till may', async () => {
  const shop = await open();
  expect(await shop.till.call('requestPoints', { changeId: v7(), ...wish, points: 501 })).toMatchObject({
    ok: false,
    failure: { reason: 'points-goodwill-limit', field: 'points' },
  });
  expect(book(shop)).toEqual([]);
});
