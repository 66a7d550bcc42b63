/** The manager's desk: where till and platform disagree, or a doubt drags on, a person sees both truths and decides. */
import { describe, expect, it } from 'vitest';
import { until } from '../support/till.ts';
import {
  allSettled,
  entryFor,
  meet,
  openShop,
  plugLine,
  pullLine,
  redeem,
  type Shop,
  timesRedeemed,
  untilState,
} from './counter.ts';

const redeemPath = '/v2/coupon/redeem';

async function refusedAfterAcceptance(shop: Shop): Promise<string> {
  const customerId = await meet(shop, 'FERN7402');
  await pullLine(shop);
  await redeem(shop, customerId, ['FERN7402'], 'B-1');
  setRevoked(shop, true);
  await plugLine(shop);
  await allSettled(shop);
  return (await entryFor(shop, 'FERN7402')).id;
}

function setRevoked(shop: Shop, isRevoked: boolean): void {
  const coupon = shop.simulator.world.coupons.find(({ code }) => code === 'FERN7402');
  if (coupon) coupon.isRevoked = isRevoked;
}

async function doubtOnDesk(shop: Shop): Promise<string> {
  const customerId = await meet(shop, 'FERN7402');
  shop.simulator.faults.add({ kind: 'drop', when: 'after-commit', path: redeemPath });
  shop.simulator.faults.add({ kind: 'status', status: 503, path: '*redemptions*', times: 'forever' });
  await redeem(shop, customerId, ['FERN7402'], 'B-1', { timeLimitMs: 300 });
  await redeem(shop, customerId, ['MOSS3318'], 'B-2', { timeLimitMs: 300 });
  await until('the doubt is on the desk', async () => {
    shop.till.clock.step(60_000);
    return (await shop.till.must('listCases', {})).openCount === 1;
  });
  return (await entryFor(shop, 'FERN7402')).id;
}

describe('the desk', () => {
  it('shows both truths of a refusal after acceptance, and lets the store bear the loss', async () => {
    const shop = await openShop();
    const id = await refusedAfterAcceptance(shop);
    const { cases, openCount } = await shop.till.must('listCases', {});
    expect(openCount).toBe(1);
    expect(cases[0]).toMatchObject({
      kind: 'refused-after-acceptance',
      entry: {
        id,
        till: { decision: 'accepted' },
        capillary: { decision: 'rejected', words: { code: 660 } },
      },
      offers: expect.arrayContaining(['accept-the-loss', 'send-again']),
    });
    const closed = await shop.till.must('resolveCase', {
      id,
      action: 'accept-the-loss',
      reason: 'Our mistake',
    });
    expect(closed).toMatchObject({
      closed: { by: 'Robin', action: 'accept-the-loss', reason: 'Our mistake' },
      entry: { word: 'refused', moneyOff: { amountMinor: 500 } },
      offers: [],
    });
    expect((await shop.till.must('readStatus', {})).counts.needsManager).toBe(0);
    expect((await shop.till.must('listCases', { open: false })).cases).toHaveLength(1);
    const { history } = await shop.till.must('readEntry', { id });
    expect(history.map(({ event }) => event)).toContain('case-closed-accept-the-loss');
  });

  it('sends again what Capillary had refused, once, as an entry of its own', async () => {
    const shop = await openShop();
    const id = await refusedAfterAcceptance(shop);
    setRevoked(shop, false);
    await shop.till.must('resolveCase', { id, action: 'send-again', reason: 'The brand put it back' });
    await untilState(shop, 'FERN7402', 'confirmed');
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
    const again = await shop.till.call('resolveCase', { id, action: 'send-again', reason: 'Once more' });
    expect(again).toMatchObject({ ok: false, failure: { kind: 'conflict', reason: 'case-does-not-offer' } });
  });

  it('sends again with a moment that is right although somebody has set the clock meanwhile', async () => {
    const shop = await openShop();
    const id = await refusedAfterAcceptance(shop);
    setRevoked(shop, false);
    const hourMs = 3_600_000;
    shop.till.clock.setWall(hourMs);
    // every answer tells Capillary's time
    await shop.till.must('listCustomerCoupons', {
      customerId: (await entryFor(shop, 'FERN7402')).customer.id,
    });
    await shop.till.must('resolveCase', { id, action: 'send-again', reason: 'The brand put it back' });
    await untilState(shop, 'FERN7402', 'confirmed');
    const moments = shop.simulator.calls
      .filter(({ path }) => path === redeemPath)
      .map(({ body }) => Date.parse((body as { redemptionTime: string }).redemptionTime));
    expect(moments).toHaveLength(2);
    expect((moments[1] ?? Number.NaN) - (moments[0] ?? Number.NaN)).toBeLessThan(hourMs / 2);
  });

  it('keeps a case open when the member was only spoken to, and remembers it', async () => {
    const shop = await openShop();
    const id = await refusedAfterAcceptance(shop);
    const noted = await shop.till.must('resolveCase', {
      id,
      action: 'contact-the-member',
      reason: 'Will come by',
    });
    expect(noted.closed).toBeNull();
    const { history } = await shop.till.must('readEntry', { id });
    expect(history.at(-1)).toMatchObject({ event: 'member-contacted', detail: 'Will come by' });
  });

  it('brings a doubt that drags on to the desk with what waits behind it, and takes it off when it settles', async () => {
    const shop = await openShop();
    const id = await doubtOnDesk(shop);
    const { cases } = await shop.till.must('listCases', {});
    expect(cases[0]).toMatchObject({ kind: 'doubt', waitingBehind: 1, entry: { id, word: 'needs-manager' } });
    shop.simulator.faults.remove();
    await shop.till.must('resolveCase', { id, action: 'ask-again', reason: 'The line is better now' });
    await allSettled(shop);
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
    expect(timesRedeemed(shop, 'MOSS3318')).toBe(1);
    const { cases: closed } = await shop.till.must('listCases', { open: false });
    expect(closed[0]).toMatchObject({ closed: { by: 'program', action: 'settled-by-itself' } });
  });

  it('settles a doubt by what a manager found by hand, and lets the lane go on', async () => {
    const shop = await openShop();
    const id = await doubtOnDesk(shop);
    const withoutReference = await shop.till.call('resolveCase', {
      id,
      action: 'attach-evidence',
      reason: 'Seen in the back office',
    });
    expect(withoutReference).toMatchObject({ ok: false, failure: { field: 'reference' } });
    const reference = String(shop.simulator.world.redemptions.at(-1)?.id);
    const settled = await shop.till.must('resolveCase', {
      id,
      action: 'attach-evidence',
      reason: 'Seen in the back office',
      reference,
    });
    expect(settled).toMatchObject({ entry: { state: 'confirmed', capillary: { reference } } });
    shop.simulator.faults.remove();
    await allSettled(shop);
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
    expect(timesRedeemed(shop, 'MOSS3318')).toBe(1);
  });
});
