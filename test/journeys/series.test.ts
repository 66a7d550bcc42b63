/** A manager looks after the series of the organisation, in process against the simulator. */
import { describe, expect, it } from 'vitest';
import { openShop, pullLine } from './counter.ts';

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
