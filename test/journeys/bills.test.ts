/** Bills: written down first, sent then, and one entry is one bill in Capillary's books, whatever happens between. */
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { AddedBill } from '../../src-main/contract/bills.ts';
import type { OperationInput } from '../../src-main/contract/table.ts';
import { until } from '../support/till.ts';
import { allSettled, meet, openShop, plugLine, pullLine, redeem, restart, type Shop } from './counter.ts';

type Input = OperationInput<'addBill'>;
const amara = '31004501';
const path = '/v2/transactions';
const code = 'FERN7402';

const bill = (number: string, more: Partial<Input['bill']> = {}): Input['bill'] => ({
  number,
  amount: '39.90',
  lines: [
    { code: 'TEA-01', quantity: '3', rate: '4.20', discount: '0.30' },
    { code: 'JAM-01', quantity: '9', rate: '3.10', discount: '0.30' },
  ],
  tenders: [
    { mode: 'Cash', amount: '10.00' },
    { mode: 'Card', amount: '29.90' },
  ],
  ...more,
});
const sale = (number: string, more: Partial<Input> = {}): Input => ({
  decisionId: v7(),
  customerId: amara,
  bill: bill(number),
  timeLimitMs: 3000,
  ...more,
});
const back = (number: string, amount: string, more: Partial<Input> = {}): Input => ({
  ...sale(number),
  bill: { number, amount },
  returns: { what: 'amount' },
  ...more,
});
const books = (shop: Shop) => shop.simulator.world.books.bills;
const posts = (shop: Shop) =>
  shop.simulator.calls.filter(({ method, path: at }) => method === 'POST' && at.startsWith(path)).length;

async function open(settings: Parameters<typeof openShop>[0] = {}): Promise<Shop> {
  const shop = await openShop(settings);
  await shop.till.must('lookupCustomer', { customerId: amara });
  await shop.till.must('readTrade', {});
  return shop;
}

async function untilEnded(shop: Shop, id: string, state: string): Promise<void> {
  await until(`the bill is ${state}`, async () => {
    shop.till.clock.step(300);
    return (await shop.till.must('readEntry', { id })).entry.state === state;
  });
}

interface Kind {
  input: () => Input;
  /** Its effect in the books, so that every kind is held to exactly one. */
  effects: (shop: Shop) => number;
}
const kinds: Record<string, Kind> = {
  'a sale': { input: () => sale('B-1'), effects: (shop) => books(shop).length - 1 },
  'a bill of nobody’s': {
    input: () => sale('B-1', { customerId: null }),
    effects: (shop) => books(shop).filter(({ memberId }) => memberId === null).length,
  },
  'a whole return': {
    input: () => back('B-0', '39.90', { returns: { what: 'whole' } }),
    effects: (shop) => books(shop).length - 1,
  },
  'a part that comes back': {
    input: () => back('B-0', '5.00'),
    effects: (shop) => books(shop).length - 1,
  },
};

describe.each(Object.entries(kinds))('%s', (_name, { input, effects }) => {
  const start = async (settings: Parameters<typeof openShop>[0] = {}) => {
    const shop = await open({ returnsRead: 'listed', ...settings });
    await shop.till.must('addBill', sale('B-0'));
    return shop;
  };

  it('is in the books at once with the line up, and pressing twice is one bill', async () => {
    const shop = await start();
    const asked = input();
    const [one, other] = await Promise.all([
      shop.till.must('addBill', asked),
      shop.till.must('addBill', asked),
    ]);
    expect([one.outcome, other.outcome]).toEqual(['sent', 'sent']);
    expect(one.entry).toMatchObject({ id: asked.decisionId, kind: 'add-bill', word: 'confirmed' });
    expect(effects(shop)).toBe(1);
    expect(posts(shop)).toBe(2);
  });

  it.each([
    ['in', 'after-commit', 1],
    ['not in', 'before-commit', 2],
  ] as const)('has one effect when the answer is lost and it is %s', async (_what, when, sent) => {
    const shop = await start();
    shop.simulator.faults.add({ kind: 'drop', when, path });
    const asked = input();
    expect((await shop.till.must('addBill', { ...asked, timeLimitMs: 200 })).outcome).not.toBe('refused');
    await untilEnded(shop, asked.decisionId, 'confirmed');
    expect(effects(shop)).toBe(1);
    expect(posts(shop)).toBe(1 + sent);
  });

  it('survives the end of the program in the middle', async () => {
    const shop = await start();
    shop.simulator.faults.add({ kind: 'hang', when: 'after-commit', path });
    const asked = input();
    await shop.till.must('addBill', { ...asked, timeLimitMs: 200 });
    await restart(shop);
    await untilEnded(shop, asked.decisionId, 'confirmed');
    expect(effects(shop)).toBe(1);
    expect((await shop.till.must('listCases', {})).openCount).toBe(0);
  });

  it('waits while the line is down, and keeps the moment it was made', async () => {
    const shop = await start();
    await pullLine(shop);
    const asked = input();
    const told = await shop.till.must('addBill', { ...asked, timeLimitMs: 200 });
    expect(told).toMatchObject({ outcome: 'waits', entry: { word: 'accepted-here' } });
    const madeAt = Date.parse(told.entry.billed?.billedAt ?? '');
    shop.till.clock.step(3600_000);
    await plugLine(shop);
    await untilEnded(shop, asked.decisionId, 'confirmed');
    expect(effects(shop)).toBe(1);
    expect(books(shop).at(-1)?.atMs).toBe(madeAt);
  });
});

describe('a number that is taken', () => {
  const take = (shop: Shop, more: object) => {
    const [mine] = books(shop);
    if (!mine) throw new Error('no bill');
    books(shop).push({ ...mine, id: mine.id + 900, number: 'B-1', ...more });
  };

  it('is another bill’s: the till’s truth stands beside Capillary’s on the desk', async () => {
    const shop = await open();
    await shop.till.must('addBill', sale('B-0'));
    take(shop, { amount: 12, tillCode: 'mill.02' });
    const told = await shop.till.must('addBill', sale('B-1'));
    expect(told).toMatchObject({ outcome: 'refused', reasons: [{ key: 'bill-number-taken' }] });
    const { cases } = await shop.till.must('listCases', {});
    expect(cases).toMatchObject([{ kind: 'bill-number-taken', entry: { till: { decision: 'accepted' } } }]);
    expect(books(shop)).toHaveLength(2);
  });

  it('is ours: a till that forgot it had sent the bill finds it', async () => {
    const shop = await open();
    const at = '2026-03-01T09:00:00Z';
    await shop.till.must('addBill', sale('B-0', { bill: bill('B-0', { at: new Date().toISOString() }) }));
    const [mine] = books(shop);
    take(shop, {});
    const moment = new Date(mine?.atMs ?? at).toISOString();
    const told = await shop.till.must('addBill', sale('B-1', { bill: bill('B-1', { at: moment }) }));
    expect(told).toMatchObject({ outcome: 'sent', won: null });
    expect(books(shop)).toHaveLength(2);
    expect((await shop.till.must('listCases', {})).openCount).toBe(0);
  });

  it('may be told as a warning (U51)', async () => {
    const shop = await open();
    shop.simulator.setModes({ duplicateBill: 'warning' });
    await shop.till.must('addBill', sale('B-0'));
    take(shop, { amount: 12 });
    expect((await shop.till.must('addBill', sale('B-1'))).outcome).toBe('refused');
  });
});

describe('a decision that is told again', () => {
  it('is the bill it was; with another amount or other lines it is none, and nothing is written', async () => {
    const shop = await open();
    await meet(shop, code);
    const told = await redeem(shop, amara, [code], 'B-1', { amount: '39.90' });
    const redemptions = told.coupons.flatMap(({ entry }) => entry?.id ?? []);
    const asked = sale('B-1', { redemptions, beforeCoupons: true });
    const first = await shop.till.must('addBill', asked);
    expect((await shop.till.must('addBill', asked)).entry.id).toBe(first.entry.id);
    const others = [
      { ...asked, bill: bill('B-1', { amount: '39.80' }) },
      { ...asked, bill: { number: 'B-1', amount: '39.90' } },
      // as if what was paid had been handed over
      { ...asked, beforeCoupons: false },
    ];
    for (const other of others) {
      expect(await shop.till.call('addBill', other)).toMatchObject({
        ok: false,
        failure: { reason: 'change-made-before', field: 'decisionId' },
      });
    }
    expect(posts(shop)).toBe(1);
  });
});

describe('a backlog', () => {
  async function fill(shop: Shop, count: number, series = 'B'): Promise<string[]> {
    await pullLine(shop);
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const asked = sale(`${series}-${index}`, { customerId: index === 0 ? amara : null, timeLimitMs: 200 });
      ids.push(asked.decisionId);
      await shop.till.must('addBill', asked);
    }
    return ids;
  }
  const bulk = (shop: Shop) => shop.simulator.calls.filter(({ path: at }) => at === `${path}/bulk`);

  it('drains in small batches, every bill once', async () => {
    const shop = await open({ billBatch: 4, lanes: 2 });
    await fill(shop, 9);
    await plugLine(shop);
    await allSettled(shop);
    expect(
      books(shop)
        .map(({ number }) => number)
        .sort(),
    ).toEqual([...Array(9)].map((_, at) => `B-${at}`));
    expect(bulk(shop).length).toBeGreaterThan(1);
    expect(bulk(shop).every(({ body }) => Array.isArray(body) && body.length <= 4)).toBe(true);
  });

  it('a lost answer puts every bill of it in doubt, and each is asked about for itself', async () => {
    const shop = await open({ billBatch: 5 });
    const ids = await fill(shop, 5);
    shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path: `${path}/bulk` });
    await plugLine(shop);
    for (const id of ids) await untilEnded(shop, id, 'confirmed');
    expect(books(shop)).toHaveLength(5);
    expect(shop.simulator.calls.filter(({ path: at }) => at.includes('getByBillNumber'))).toHaveLength(5);
  });

  it('item errors are believed over the count (U54), and only those bills are refused', async () => {
    const shop = await open({ billBatch: 5 });
    shop.simulator.setModes({ billFailureCount: 'zero' });
    const ids = await fill(shop, 5);
    const member = shop.simulator.world.members.find(({ id }) => String(id) === amara);
    Object.assign(member ?? {}, { isFraud: true });
    await plugLine(shop);
    await untilEnded(shop, ids[0] ?? '', 'rejected');
    await allSettled(shop);
    expect(books(shop)).toHaveLength(4);
    const { cases } = await shop.till.must('listCases', {});
    expect(cases).toMatchObject([{ kind: 'refused-after-acceptance', entry: { bill: { number: 'B-0' } } }]);
  });

  it('stops at “slow down”, also where bills go one after the other', async () => {
    const shop = await open({ billBatch: 5, lanes: 1 });
    shop.simulator.setModes({ billBatchLimit: 2 });
    await fill(shop, 5);
    await plugLine(shop);
    await until('Capillary has said that it takes no several', () => {
      shop.till.clock.step(300);
      return books(shop).length === 5;
    });
    await fill(shop, 5, 'C');
    const single = () =>
      shop.simulator.calls.filter(({ method, path: at }) => method === 'POST' && at === path);
    const before = single().length;
    shop.simulator.faults.add({ kind: 'status', status: 429, path, retryAfter: 60 });
    await plugLine(shop);
    await until('one was sent', () => {
      shop.till.clock.step(50);
      return single().length > before;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(single().length - before).toBe(1);
    await until('all are in', () => {
      shop.till.clock.step(1000);
      return books(shop).length === 10;
    });
  });

  it('goes one by one where Capillary takes no several', async () => {
    const shop = await open({ billBatch: 5 });
    shop.simulator.setModes({ billBatchLimit: 2 });
    await fill(shop, 5);
    await plugLine(shop);
    await until('all are in', () => {
      shop.till.clock.step(300);
      return books(shop).length === 5;
    });
    await allSettled(shop);
    expect(bulk(shop)).toHaveLength(1);
  });

  it.each([400, 403, 413])(
    'is not refused by HTTP %i to all of them: each goes by itself',
    async (status) => {
      const shop = await open({ billBatch: 5 });
      await fill(shop, 5);
      shop.simulator.faults.add({ kind: 'status', status, path: `${path}/bulk`, times: 'forever' });
      await plugLine(shop);
      await until('all are in', () => {
        shop.till.clock.step(300);
        return books(shop).length === 5;
      });
      await allSettled(shop);
      expect(bulk(shop)).toHaveLength(1);
      expect((await shop.till.must('listCases', {})).openCount).toBe(0);
    },
  );
});

describe('coupons and their bill', () => {
  const entryIds = (told: Awaited<ReturnType<typeof redeem>>) =>
    told.coupons.flatMap(({ entry }) => entry?.id ?? []);

  it('are linked by what Capillary calls them, and lines and payments bear the money off', async () => {
    const shop = await open();
    await meet(shop, code);
    const redemptions = entryIds(await redeem(shop, amara, [code], 'B-1', { amount: '39.90' }));
    const told = await shop.till.must('addBill', sale('B-1', { redemptions, beforeCoupons: true }));
    expect(told).toMatchObject({ outcome: 'sent', won: { points: 3 } });
    const [sent] = books(shop);
    expect(sent?.couponRedemptions).toEqual([shop.simulator.world.redemptions.at(-1)?.id]);
    expect(sent).toMatchObject({ amount: 34.9, gross: 39.9, discount: 5 });
    const sum = (values: number[] = []) => Math.round(values.reduce((total, one) => total + one, 0) * 100);
    expect(sum(sent?.lines.map(({ amount }) => amount))).toBe(3490);
    expect(sum(sent?.tenders.map(({ value }) => value))).toBe(3490);
  });

  it('taken back before the bill is written take nothing off it', async () => {
    const shop = await open();
    await meet(shop, code);
    const told = await redeem(shop, amara, [code], 'B-1', { amount: '39.90' });
    const reference = told.coupons[0]?.entry?.capillary.reference ?? '';
    const undo = { changeId: v7(), code, customerId: amara, reference, reason: 'She keeps it' };
    expect(await shop.till.must('undoRedemption', undo)).toMatchObject({ outcome: 'done' });
    const asked = sale('B-1', { redemptions: entryIds(told), beforeCoupons: true });
    expect(await shop.till.must('addBill', asked)).toMatchObject({ outcome: 'sent' });
    expect(books(shop)).toMatchObject([{ amount: 39.9, couponRedemptions: [] }]);
  });

  it('taken offline go first: the bill waits for them, and goes without one that is refused', async () => {
    const shop = await open();
    await meet(shop, code);
    await pullLine(shop);
    const redemptions = entryIds(await redeem(shop, amara, [code, 'MOSS3318'], 'B-1', { amount: '39.90' }));
    expect(redemptions).toHaveLength(2);
    const asked = sale('B-1', { redemptions, beforeCoupons: true, timeLimitMs: 200 });
    await shop.till.must('addBill', asked);
    const coupon = shop.simulator.world.coupons.find((one) => one.code === code);
    Object.assign(coupon ?? {}, { isRevoked: true });
    await plugLine(shop);
    await untilEnded(shop, asked.decisionId, 'confirmed');
    const counted = shop.simulator.world.redemptions.filter(({ billNumber }) => billNumber === 'B-1');
    expect(counted).toHaveLength(1);
    expect(books(shop)[0]?.couponRedemptions).toEqual(counted.map(({ id }) => id));
  });

  it('on a bill of nobody’s wait as well, though they go in another lane', async () => {
    const shop = await open();
    await meet(shop, code);
    shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path: '/v2/coupon/redeem' });
    const redemptions = entryIds(
      await redeem(shop, amara, [code], 'B-1', { amount: '39.90', timeLimitMs: 200 }),
    );
    const asked = sale('B-1', { customerId: null, redemptions, timeLimitMs: 200 });
    await shop.till.must('addBill', asked);
    await untilEnded(shop, asked.decisionId, 'confirmed');
    expect(books(shop)[0]?.couponRedemptions).toEqual([shop.simulator.world.redemptions.at(-1)?.id]);
  });
});

it('the bills of somebody enrolled offline go to the member Capillary makes, several at a time', async () => {
  const shop = await open({ billBatch: 5 });
  await shop.till.must('readMemberForm', {});
  await pullLine(shop);
  const zoe = { firstName: 'Zoë', lastName: 'Ruß', mobile: '15550100999' };
  const { customer } = await shop.till.must('enrolMember', {
    ...zoe,
    changeId: v7(),
    fields: { home_harbour: 'Old Quay' },
  });
  const customerId = customer?.id ?? '';
  for (const number of ['B-1', 'B-2', 'B-3'])
    await shop.till.must('addBill', sale(number, { customerId, timeLimitMs: 200 }));
  await shop.till.must('addBill', sale('B-4', { customerId: null, timeLimitMs: 200 }));
  await plugLine(shop);
  await allSettled(shop);
  const made = shop.simulator.world.members.find(({ mobile }) => mobile === zoe.mobile);
  const hers = books(shop).filter(({ memberId }) => memberId === made?.id);
  expect(hers.map(({ number }) => number)).toEqual(['B-1', 'B-2', 'B-3']);
  expect(books(shop)).toHaveLength(4);
});

describe('bad input', () => {
  const line = { code: 'TEA-01', quantity: '1', rate: '4.20' };
  const far = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  const bad: [string, Partial<Input['bill']>, string, string][] = [
    ['a sum of lines', { amount: '39.91', tenders: [] }, 'bill.lines', 'bill-lines-differ'],
    [
      'a sum of payments',
      { tenders: [{ mode: 'Cash', amount: '39.89' }] },
      'bill.tenders',
      'bill-tenders-differ',
    ],
    ['a value', { lines: [{ ...line, value: '4.21' }] }, 'bill.lines.0.value', 'line-value-differs'],
    ['an amount', { lines: [{ ...line, amount: '4.19' }] }, 'bill.lines.0.amount', 'line-amount-differs'],
    ['a discount', { lines: [{ ...line, discount: '5' }] }, 'bill.lines.0.discount', 'line-discount-larger'],
    ['a gross amount', { gross: '50', discount: '1' }, 'bill.gross', 'bill-gross-differs'],
    [
      'a negative quantity',
      { lines: [{ ...line, quantity: '-1' }] },
      'bill.lines.0.quantity',
      'line-quantity',
    ],
    ['a negative price', { lines: [{ ...line, rate: '-1' }] }, 'bill.lines.0.rate', 'amount-not-a-number'],
    ['too many lines', { lines: Array(1001).fill(line) }, 'bill.lines', 'bill-too-many-lines'],
    [
      'a foreign payment',
      { tenders: [{ mode: 'Shells', amount: '39.90' }] },
      'bill.tenders.0.mode',
      'bill-tender-unknown',
    ],
    ['1970', { at: '1970-01-01T00:00:00Z' }, 'bill.at', 'bill-date-old'],
    ['2099', { at: '2099-01-01T00:00:00Z' }, 'bill.at', 'bill-date-ahead'],
    ['no offset', { at: '2026-11-21T14:30:00' }, 'bill.at', 'bill-time-form'],
  ];

  it('gets a sentence at its field, and nothing is written', async () => {
    const shop = await open();
    for (const [what, more, field, reason] of bad) {
      const answer = await shop.till.call('addBill', sale('B-1', { bill: bill('B-1', more) }));
      expect([what, answer]).toMatchObject([what, { ok: false, failure: { field, reason } }]);
    }
    const many = await shop.till.call(
      'addBill',
      sale('B-1', { bill: bill('B-1', { lines: Array(5001).fill(line) }) }),
    );
    expect(many).toMatchObject({ ok: false, failure: { kind: 'bad-input' } });
    expect((await shop.till.must('listEntries', {})).entries).toEqual([]);
    expect(posts(shop)).toBe(0);
  });

  it('the limit of the brand is known before it strikes', async () => {
    const shop = await open({ billOldestDays: 7 });
    const old = await shop.till.call('addBill', sale('B-1', { bill: bill('B-1', { at: far(-8) }) }));
    expect(old).toMatchObject({ ok: false, failure: { reason: 'bill-date-old', facts: { days: '7' } } });
    await pullLine(shop);
    await shop.till.must('addBill', sale('B-1', { bill: bill('B-1', { at: far(-6) }), timeLimitMs: 200 }));
    const { notices } = await shop.till.must('readStatus', {});
    expect(notices).toContainEqual(
      expect.objectContaining({
        key: 'bill-limit-near',
        facts: expect.objectContaining({ count: '1', limit: '7' }),
      }),
    );
  });

  it('the same number twice, under another decision', async () => {
    const shop = await open();
    await shop.till.must('addBill', sale('B-1'));
    expect(await shop.till.call('addBill', sale('B-1'))).toMatchObject({
      ok: false,
      failure: { reason: 'bill-number-used', field: 'bill.number' },
    });
    expect(books(shop)).toHaveLength(1);
  });

  it('returns that cannot be, with the line up and down', async () => {
    const shop = await open();
    await shop.till.must('addBill', sale('B-1'));
    const tries: [Partial<Input> & { amount: string }, string][] = [
      [{ amount: '39.91' }, 'return-larger'],
      [{ amount: '5.00', returns: { what: 'amount', purchasedAt: far(0.5) } }, 'return-before-purchase'],
      [{ amount: '5.00', returns: { what: 'whole' } }, 'return-whole-differs'],
    ];
    const attempt = async () => {
      for (const [{ amount, ...more }, reason] of tries) {
        const answer = await shop.till.call('addBill', back('B-1', amount, more));
        expect(answer).toMatchObject({ ok: false, failure: { reason } });
      }
      const lines = [{ code: 'TEA-01', quantity: '4', rate: '1.00' }];
      const many = back('B-1', '4.00', { returns: { what: 'lines' } });
      expect(await shop.till.call('addBill', { ...many, bill: { ...many.bill, lines } })).toMatchObject({
        ok: false,
        failure: { reason: 'return-line-larger' },
      });
    };
    await attempt();
    await pullLine(shop);
    await attempt();
    expect(await shop.till.call('addBill', back('B-9', '5.00'))).toMatchObject({
      ok: false,
      failure: { reason: 'return-purchase-unknown', field: 'returns.purchasedAt' },
    });
    expect((await shop.till.must('listEntries', {})).entries).toHaveLength(1);
  });

  it('coupons that are not this bill’s', async () => {
    const shop = await open();
    await meet(shop, code);
    const told = await redeem(shop, amara, [code], 'B-7');
    const redemptions = told.coupons.flatMap(({ entry }) => entry?.id ?? []);
    expect(await shop.till.call('addBill', sale('B-1', { redemptions }))).toMatchObject({
      ok: false,
      failure: { reason: 'bill-redemption-not-ours', field: 'redemptions.0' },
    });
    const small = { number: 'B-7', amount: '4.00' };
    expect(
      await shop.till.call('addBill', sale('B-7', { bill: small, redemptions, beforeCoupons: true })),
    ).toMatchObject({ ok: false, failure: { reason: 'bill-discount-larger' } });
  });
});

describe('what comes of a bill', () => {
  it('points and coupons are kept with the entry', async () => {
    const shop = await open();
    shop.simulator.setModes({ billSideEffects: 'points-and-coupon', emptyWarnings: 'one' });
    const rich = { number: 'B-1', amount: '150.00', note: 'Für Zoë 雨宮 المرجانية' };
    const told: AddedBill = await shop.till.must('addBill', sale('B-1', { bill: rich }));
    expect(told.won).toMatchObject({ points: 15, coupons: [{ description: '5 pounds off any bill' }] });
    const { entry } = await shop.till.must('readEntry', { id: told.entry.id });
    expect(entry.billed).toMatchObject({ what: 'sale', isAnonymous: false, won: told.won });
    expect(books(shop)[0]?.note).toBe(rich.note);
  });

  it('a part that comes back and whose answer was lost is never sent twice on a guess', async () => {
    const shop = await open();
    await shop.till.must('addBill', sale('B-1'));
    shop.simulator.faults.add({ kind: 'drop', when: 'before-commit', path });
    const asked = back('B-1', '5.00', { timeLimitMs: 200 });
    await shop.till.must('addBill', asked);
    await until('it was asked about long after the window', async () => {
      shop.till.clock.step(60_000);
      return (await shop.till.must('listCases', {})).cases.some(({ kind }) => kind === 'doubt');
    });
    expect(posts(shop)).toBe(2);
    expect((await shop.till.must('readEntry', { id: asked.decisionId })).entry.state).toBe('in-doubt');
  });

  it('a refusal is told at the counter, with the words of a person', async () => {
    const shop = await open();
    shop.simulator.faults.add({ kind: 'failure', code: 644, path });
    const told = await shop.till.must('addBill', sale('B-1'));
    expect(told).toMatchObject({
      outcome: 'refused',
      reasons: [{ key: 'bill-date-refused' }],
      platform: { code: 644 },
    });
    expect((await shop.till.must('listCases', {})).openCount).toBe(0);
    await pullLine(shop);
    const promised = sale('B-2', { timeLimitMs: 200 });
    await shop.till.must('addBill', promised);
    shop.simulator.faults.add({ kind: 'failure', code: 644, path });
    await plugLine(shop);
    await untilEnded(shop, promised.decisionId, 'rejected');
    const { cases } = await shop.till.must('listCases', {});
    expect(cases).toMatchObject([
      { kind: 'past-date-limits', offers: ['send-again', 'contact-the-member', 'take-capillarys-word'] },
    ]);
    await shop.till.must('resolveCase', { id: promised.decisionId, action: 'send-again', reason: 'Widened' });
    await allSettled(shop);
    expect(books(shop).map(({ number }) => number)).toEqual(['B-2']);
  });
});
