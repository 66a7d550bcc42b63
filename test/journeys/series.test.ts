/** A manager looks after the series of the organisation, in process against the simulator. */
import { v7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { SeriesDraftInput, SeriesField } from '../../src-main/contract/series-draft.ts';
import { seriesRuleNames } from '../../src-main/contract/series-rules.ts';
import { online } from '../support/till.ts';
import { openShop, pullLine, restart, type Shop } from './counter.ts';

const dayMs = 86_400_000;

describe('the list of series', () => {
  it('names those that run, the next to end first, and those that have ended apart', async () => {
    const shop = await openShop();
    const running = await shop.till.must('listSeries', {});
    const ids = running.series.map(({ seriesId }) => seriesId);
    expect(ids).not.toContain('6105');
    expect(ids).toContain('6101');
    const days = running.series.map(({ lastDay }) => lastDay ?? '');
    expect(days).toEqual(days.toSorted());
    expect(running.series.find(({ seriesId }) => seriesId === '6113')).toMatchObject({ state: 'not-yet' });
    expect(running.clusterOffsetMinutes).toBe(330);
    const ended = await shop.till.must('listSeries', { which: 'ended' });
    expect(ended.series.map(({ seriesId, state }) => [seriesId, state])).toEqual([['6105', 'ended']]);
  });

  it('says what is known of one: worth, counts, offline, and both last days where a day got lost', async () => {
    const shop = await openShop();
    const [coupon] = shop.simulator.world.coupons.filter(({ seriesId }) => seriesId === 6101);
    expect(coupon).toBeDefined();
    const read = async () => {
      const { series } = await shop.till.must('listSeries', {});
      return series.find(({ seriesId }) => seriesId === '6102');
    };
    expect(await read()).toMatchObject({
      description: '10 per cent off, at most 3 pounds',
      discount: { type: 'PERC', value: 1000, upTo: { amountMinor: 300, currency: 'GBP' } },
      state: 'running',
      otherLastDays: [],
      offline: true,
      redeemed: 0,
    });
    const before = (await read())?.lastDay ?? '';
    shop.simulator.setModes({ seriesDayShift: 'one-day-early' });
    const dayBefore = new Date(Date.parse(before) - dayMs).toISOString().slice(0, 10);
    expect(await read()).toMatchObject({ lastDay: dayBefore, otherLastDays: [before] });
  });

  it('is the list alone when the series themselves are not told, and whichever way ended ones are listed', async () => {
    const shop = await openShop();
    shop.simulator.faults.add({ kind: 'status', status: 503, path: '/v2/coupon/series', times: 'forever' });
    const { series } = await shop.till.must('listSeries', {});
    expect(series.find(({ seriesId }) => seriesId === '6101')).toMatchObject({ offline: true, redeemed: 1 });
    shop.simulator.setModes({ expiredSeries: 'only' });
    const ended = await shop.till.must('listSeries', { which: 'ended' });
    expect(ended.series.map(({ seriesId }) => seriesId)).toEqual(['6105']);
  });

  it('needs the line, and tells a refusal in Capillary’s words', async () => {
    const shop = await openShop();
    shop.simulator.faults.add({ kind: 'failure', code: 403, path: '/v1.1/coupon/series' });
    const refused = await shop.till.call('listSeries', {});
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'refused', platform: { code: 403 } } });
    await pullLine(shop);
    const offline = await shop.till.call('listSeries', {});
    expect(offline).toMatchObject({ ok: false, failure: { reason: 'series-need-line' } });
  });
});

describe('one series in full', () => {
  it('tells every documented condition, told or not, and what else Capillary says', async () => {
    const shop = await openShop();
    const detail = await shop.till.must('readSeries', { seriesId: '6116' });
    expect(detail.rules.map(({ rule }) => rule)).toEqual(seriesRuleNames);
    const toldOf = (name: string) => detail.rules.find(({ rule }) => rule === name)?.value;
    expect(toldOf('uses-of-code')).toMatchObject({ is: 'count' });
    expect(toldOf('anybody')).toEqual({ is: 'yes-no', yes: true });
    expect(toldOf('codes')).toEqual({ is: 'choice', choice: 'uploaded' });
    expect(toldOf('message')).toBeNull();
    expect(toldOf('most-bill')).toEqual({ is: 'money', money: null });
    expect(detail.others).toContainEqual({ name: 'seriesType', says: 'LOYALTY' });
    expect(detail.writing).toMatchObject({
      value: '10.00',
      codes: 'uploaded',
      holders: 'anybody',
      message: '',
    });
    expect(detail.writing.lastDay).toBe(detail.row.lastDay);
  });

  it('leaves the last day open where Capillary tells two, and knows no foreign or unknown series', async () => {
    const shop = await openShop();
    shop.simulator.setModes({ seriesDayShift: 'one-day-early' });
    const detail = await shop.till.must('readSeries', { seriesId: '6101' });
    expect(detail.row.otherLastDays).toHaveLength(1);
    expect(detail.writing.lastDay).toBe('');
    const none = await shop.till.call('readSeries', { seriesId: '999' });
    expect(none).toMatchObject({ ok: false, failure: { reason: 'series-unknown', kind: 'not-found' } });
  });
});

const savePath = '/v2/coupon/series';
const changePath = '/v2/coupon/series/*';
const draft: SeriesDraftInput = {
  description: 'Spring: 15 off tea',
  discountCode: 'NO_VALUE',
  discountType: 'ABS',
  value: '15',
  upTo: '',
  holders: 'its-member',
  message: 'Your code is {{voucher}}',
  codes: 'made',
  sharedCode: '',
  life: 'series',
  lifeCount: '',
  lastDay: '2029-05-10',
  seriesCode: '',
  leastBill: '40',
  mostBill: '',
  mostGiven: '',
  mostPerMember: '2',
  mostRedeemed: '',
  offline: 'yes',
  conditions: '',
};
const wish = (more: Partial<SeriesDraftInput> = {}) => ({ decisionId: v7(), draft: { ...draft, ...more } });
const named = (shop: Shop, name = draft.description) =>
  shop.simulator.world.series.filter(({ description }) => description === name);
const actions = async (shop: Shop) =>
  (await shop.till.must('readAudit', {})).lines
    .map(({ action }) => action)
    .filter((one) => /^series/.test(one));

describe('making a series', () => {
  it('sends what was written, keeps the day, and is in the record', async () => {
    const shop = await openShop();
    const made = await shop.till.must('createSeries', wish());
    expect(made).toMatchObject({ outcome: 'made', reasons: [], found: null });
    const [series] = named(shop);
    expect(series).toMatchObject({
      discountValue: 15,
      minBillAmount: 40,
      maxVouchersPerUser: 2,
      offlineRedeemType: true,
      anyUser: false,
    });
    expect(made.seriesId).toBe(String(series?.id));
    expect(made.detail?.row).toMatchObject({ lastDay: '2029-05-10', otherLastDays: [], state: 'running' });
    expect(await actions(shop)).toEqual(['series.created', 'series.asked']);
    const { lines } = await shop.till.must('readAudit', { kind: 'money' });
    expect(lines[0]).toMatchObject({ who: 'Robin', subject: draft.description });
  });

  it('is refused at the field at fault, and nothing is sent', async () => {
    const { till, simulator } = await openShop();
    const wrong: [string, Partial<SeriesDraftInput>, SeriesField, string][] = [
      ['no name', { description: ' ' }, 'description', 'input-empty'],
      ['a name without end', { description: 'x'.repeat(201) }, 'description', 'input-too-long'],
      ['a comma', { value: '12,50' }, 'value', 'amount-comma'],
      ['nothing off', { value: '0' }, 'value', 'amount-not-positive'],
      ['above a hundred', { discountType: 'PERC', value: '101' }, 'value', 'per-cent-unreadable'],
      ['a cap on an amount', { upTo: '5' }, 'upTo', 'series-cap-of-amount'],
      ['no shared code', { codes: 'shared' }, 'sharedCode', 'input-empty'],
      ['a code that is not shared', { sharedCode: 'TEA' }, 'sharedCode', 'series-code-not-shared'],
      ['days without a number', { life: 'days' }, 'lifeCount', 'input-empty'],
      ['half a day', { life: 'days', lifeCount: '0.5' }, 'lifeCount', 'count-unreadable'],
      ['a number without a use', { lifeCount: '5' }, 'lifeCount', 'series-life-of-series'],
      ['a day that is none', { lastDay: '2029-02-30' }, 'lastDay', 'day-unreadable'],
      ['a day that is over', { lastDay: '2020-01-01' }, 'lastDay', 'day-past'],
      ['most below least', { mostBill: '39.99' }, 'mostBill', 'series-most-below-least'],
      ['no message', { message: '' }, 'message', 'input-empty'],
    ];
    const calls = simulator.calls.length;
    for (const [what, more, field, reason] of wrong) {
      const refused = await till.call('createSeries', wish(more));
      expect([what, refused]).toMatchObject([
        what,
        { ok: false, failure: { kind: 'bad-input', reason, field: `draft.${field}` } },
      ]);
    }
    expect(simulator.calls.slice(calls).filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('that Capillary refuses is a sentence, at its field where there is one', async () => {
    const shop = await openShop();
    const refusals: [number, string, string | undefined][] = [
      [715, 'series-of-others', undefined],
      [722, 'series-not-allowed', undefined],
      [742, 'series-blocked', undefined],
      [777, 'series-source-refused', undefined],
      [744, 'series-not-saved', undefined],
      [751, 'series-code-taken', 'draft.seriesCode'],
      [753, 'series-code-missing', 'draft.seriesCode'],
      [754, 'series-shared-code-missing', 'draft.sharedCode'],
      [660, 'series-refused', undefined],
    ];
    for (const [code, reason, field] of refusals) {
      shop.simulator.faults.add({ kind: 'failure', code, path: savePath, method: 'POST' });
      const refused = await shop.till.call('createSeries', wish());
      expect(refused).toMatchObject({ ok: false, failure: { kind: 'refused', reason, platform: { code } } });
      expect(refused.ok || refused.failure.field).toBe(field);
      expect((await actions(shop)).slice(0, 2)).toEqual(['series.refused', 'series.asked']);
    }
    expect(named(shop)).toEqual([]);
    expect((await shop.till.must('createSeries', wish())).outcome).toBe('made');
  });

  it('whose answer was lost is told as unknown, with what is now in the list, and is not sent again', async () => {
    const shop = await openShop();
    shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path: savePath, method: 'POST' });
    const lost = await shop.till.must('createSeries', wish());
    expect(lost).toMatchObject({
      outcome: 'unknown',
      detail: null,
      reasons: [{ key: 'series-making-unknown' }],
    });
    expect(lost.found).toMatchObject([{ description: draft.description }]);
    expect(named(shop)).toHaveLength(1);
    const again = await shop.till.call('createSeries', wish());
    expect(again).toMatchObject({ ok: false, failure: { kind: 'conflict', reason: 'series-same-name' } });
    expect(named(shop)).toHaveLength(1);
    expect((await shop.till.must('createSeries', { ...wish(), evenSoNamed: true })).outcome).toBe('made');
    expect(named(shop)).toHaveLength(2);
  });

  it('that never arrived, or arrives later, stays open until somebody says so, also after a restart', async () => {
    const shop = await openShop();
    shop.simulator.faults.add({ kind: 'drop', when: 'before-commit', path: savePath, method: 'POST' });
    const lost = await shop.till.must('createSeries', wish());
    expect(lost).toMatchObject({ outcome: 'unknown', found: [] });
    const till = await restart(shop);
    await online(till);
    const again = await till.call('createSeries', wish());
    expect(again).toMatchObject({ ok: false, failure: { reason: 'series-making-open' } });
    expect(named(shop)).toHaveLength(0);
    expect((await till.must('createSeries', { ...wish(), evenSoNamed: true })).outcome).toBe('made');
  });

  it('that arrives after the list was read is found by whoever looks again', async () => {
    const shop = await openShop();
    shop.simulator.faults.add({ kind: 'late-commit', afterMs: 600_000, path: savePath, method: 'POST' });
    const lost = await shop.till.must('createSeries', wish());
    expect(lost).toMatchObject({ outcome: 'unknown', found: [] });
    shop.simulator.hurry();
    await shop.simulator.whenIdle();
    const { series } = await shop.till.must('listSeries', {});
    expect(series.filter(({ description }) => description === draft.description)).toHaveLength(1);
    const again = await shop.till.call('createSeries', wish());
    expect(again).toMatchObject({ ok: false, failure: { reason: 'series-same-name' } });
  });

  it('goes on where Capillary lists no series, and says that nothing could be looked up', async () => {
    const shop = await openShop();
    shop.simulator.faults.add({ kind: 'failure', code: 403, path: '/v1.1/coupon/series', times: 'forever' });
    expect((await shop.till.must('createSeries', wish({ description: 'Unlisted' }))).outcome).toBe('made');
    shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path: savePath, method: 'POST' });
    const lost = await shop.till.must('createSeries', wish());
    expect(lost).toMatchObject({ outcome: 'unknown', found: null });
  });

  it('with a refusal nobody knows is not told as refused', async () => {
    const shop = await openShop();
    shop.simulator.faults.add({ kind: 'failure', code: 4711, path: savePath, method: 'POST' });
    const unclear = await shop.till.must('createSeries', wish());
    expect(unclear).toMatchObject({
      outcome: 'unknown',
      reasons: [{ key: 'series-making-unclear' }],
      platform: { code: 4711 },
    });
  });

  it('pressed twice, in two windows or by the same decision again, is one series', async () => {
    const shop = await openShop();
    const one = wish();
    const answers = await Promise.all([
      shop.till.call('createSeries', one),
      shop.till.call('createSeries', one),
      shop.till.call('createSeries', wish()),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(named(shop)).toHaveLength(1);
    const repeated = await shop.till.call('createSeries', { ...one, evenSoNamed: true });
    expect(repeated).toMatchObject({ ok: false, failure: { reason: 'series-decided-before' } });
  });

  it('needs the line, and is not begun when the list is not answered', async () => {
    const shop = await openShop();
    shop.simulator.faults.add({ kind: 'drop', when: 'before-commit', path: '/v1.1/coupon/series' });
    const silent = await shop.till.call('createSeries', wish());
    expect(silent).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
    await pullLine(shop);
    const offline = await shop.till.call('createSeries', wish());
    expect(offline).toMatchObject({ ok: false, failure: { reason: 'series-need-line' } });
    expect(await actions(shop)).toEqual([]);
  });
});

describe('changing a series', () => {
  async function read(shop: Shop, seriesId: string) {
    const { writing, readAs } = await shop.till.must('readSeries', { seriesId });
    const written = { ...writing, message: 'Your code', lastDay: '2029-05-10' } as SeriesDraftInput;
    return { decisionId: v7(), seriesId, readAs, draft: written };
  }

  it.each(['merges', 'replaces'] as const)(
    'keeps every other condition where a change %s',
    async (seriesUpdate) => {
      const shop = await openShop();
      shop.simulator.setModes({ seriesUpdate });
      const before = shop.simulator.world.series.find(({ id }) => id === 6107);
      const change = await read(shop, '6107');
      const changed = await shop.till.must('updateSeries', {
        ...change,
        draft: { ...change.draft, value: '13' },
      });
      expect(changed).toMatchObject({ outcome: 'changed', reasons: [] });
      const after = shop.simulator.world.series.find(({ id }) => id === 6107);
      expect(after).toMatchObject({ discountValue: 13, minBillAmount: 60, seriesCode: before?.seriesCode });
      expect(after?.offlineRedeemType).toBe(true);
      expect(changed.detail?.row.lastDay).toBe('2029-05-10');
      expect(await actions(shop)).toEqual(['series.changed', 'series.asked']);
    },
  );

  it('takes a limit away, and says when Capillary tells it otherwise than it was written', async () => {
    const shop = await openShop();
    const change = await read(shop, '6107');
    const free = await shop.till.must('updateSeries', {
      ...change,
      draft: { ...change.draft, leastBill: '' },
    });
    expect(free.reasons).toEqual([]);
    expect(shop.simulator.world.series.find(({ id }) => id === 6107)?.minBillAmount).toBe(0);
    shop.simulator.setModes({ seriesDayShift: 'one-day-early', validTillDateTime: 'absent' });
    const again = await read(shop, '6107');
    const shifted = await shop.till.must('updateSeries', again);
    expect(shifted.detail?.row).toMatchObject({ lastDay: '2029-05-09', otherLastDays: ['2029-05-10'] });
  });

  it('is refused when somebody else changed it since, and at Capillary when it is another organisation’s', async () => {
    const shop = await openShop();
    const change = await read(shop, '6107');
    await shop.till.must('updateSeries', change);
    const stale = await shop.till.call('updateSeries', { ...change, decisionId: v7() });
    expect(stale).toMatchObject({ ok: false, failure: { reason: 'series-changed-meanwhile' } });
    shop.simulator.faults.add({ kind: 'failure', code: 715, path: changePath, method: 'PUT' });
    const foreign = await shop.till.call('updateSeries', await read(shop, '6107'));
    expect(foreign).toMatchObject({
      ok: false,
      failure: { reason: 'series-of-others', platform: { code: 715 } },
    });
    const gone = await shop.till.call('updateSeries', { ...(await read(shop, '6107')), seriesId: '999' });
    expect(gone).toMatchObject({ ok: false, failure: { reason: 'series-unread' } });
  });

  it('whose answer was lost is settled by reading: changed, or unknown and may be saved again', async () => {
    const shop = await openShop();
    const lose = (when: 'before-commit' | 'after-commit') =>
      shop.simulator.faults.add({ kind: 'drop', when, path: changePath, method: 'PUT' });
    const change = await read(shop, '6107');
    lose('after-commit');
    const done = await shop.till.must('updateSeries', { ...change, draft: { ...change.draft, value: '13' } });
    expect(done).toMatchObject({ outcome: 'changed', reasons: [{ key: 'series-found-changed' }] });
    const next = await read(shop, '6107');
    lose('before-commit');
    const lost = await shop.till.must('updateSeries', { ...next, draft: { ...next.draft, value: '14' } });
    expect(lost).toMatchObject({ outcome: 'unknown', reasons: [{ key: 'series-change-unknown' }] });
    expect(lost.detail?.writing.value).toBe('13.00');
    const again = await read(shop, '6107');
    const saved = await shop.till.must('updateSeries', { ...again, draft: { ...again.draft, value: '14' } });
    expect(saved.outcome).toBe('changed');
  });
});
