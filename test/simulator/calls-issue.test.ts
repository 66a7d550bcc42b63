// POST /v2/coupon/bulk/issue over real HTTP: coupons that a member did not have before.
import { describe, expect, it } from 'vitest';
import { amara, openShop, type Shop, type Till, worldWith } from './shop.ts';

const path = '/v2/coupon/bulk/issue';

const issue = (till: Till, seriesIds: unknown[], more: Record<string, unknown> = {}) =>
  till.post(path, { seriesIds, customer: { id: String(amara.id) }, ...more });

const heldBy = ({ simulator }: Shop, seriesId: number) =>
  simulator.world.coupons.filter((coupon) => coupon.memberId === amara.id && coupon.seriesId === seriesId);

interface Issued {
  response: { entityId: number; result: { code?: string }; errors: { code: number }[] }[];
  totalCount: number;
  failureCount: number;
}

describe('issuing', () => {
  it('gives a new coupon of each series, every time it is asked', async () => {
    const shop = await openShop({ seed: worldWith({}) });
    const before = heldBy(shop, 7001).length;
    const first = (await issue(shop.till, [7001, 6120])).body as Issued;
    expect(first).toMatchObject({ totalCount: 2, failureCount: 0 });
    expect(first.response.map(({ entityId }) => entityId)).toEqual([7001, 6120]);
    const second = (await issue(shop.till, ['7001'])).body as Issued;
    expect(second.response[0]?.result.code).not.toBe(first.response[0]?.result.code);
    expect(heldBy(shop, 7001)).toHaveLength(before + 2);
  });

  it('shows the coupon among the member’s own, with when it was made', async () => {
    const shop = await openShop({ seed: worldWith({}) });
    const { response } = (await issue(shop.till, [7001])).body as Issued;
    const code = response[0]?.result.code;
    const { body } = await shop.till.get(`/v2/customers/coupons?id=${amara.id}`);
    expect(JSON.stringify(body)).toContain(`"code":"${code}"`);
    expect(JSON.stringify(body)).toContain('"createdDate":"2026-03-11T14:30:00+05:30"');
  });

  it('refuses each series by its own rules and issues the rest', async () => {
    const shop = await openShop({ seed: worldWith({ maxVouchersPerUser: 1 }) });
    const { response, failureCount } = (await issue(shop.till, [7001, 6105, 99, 6120])).body as Issued;
    expect(response.map(({ errors }) => errors[0]?.code)).toEqual([722, 712, 707, undefined]);
    expect(failureCount).toBe(3);
  });

  it('refuses a series that is used up, and metadata beyond its limits', async () => {
    const shop = await openShop({ seed: worldWith({ maxCreate: 1 }) });
    expect((await issue(shop.till, [7001])).body).toMatchObject({ response: [{ errors: [{ code: 722 }] }] });
    const tooLong = await issue(shop.till, [6120], { metadata: { sourceId: 'x'.repeat(51) } });
    expect(tooLong.body).toMatchObject({ errors: [{ code: 629 }] });
  });

  it('writes a refusal as errors of the whole request when told to (U6)', async () => {
    const shop = await openShop({ seed: worldWith({ maxCreate: 0 }) });
    shop.simulator.setModes({ issueFailure: 'errors' });
    expect((await issue(shop.till, [7001])).body).toMatchObject({ errors: [{ code: 722 }], warnings: [] });
  });

  it('refuses whom it does not know', async () => {
    const shop = await openShop();
    const nobody = await shop.till.post(path, { seriesIds: [6120], customer: { id: '1' } });
    expect(nobody.body).toMatchObject({ errors: [{ code: 701 }] });
    const unnamed = await shop.till.post(path, { seriesIds: [6120], customer: {} });
    expect(unnamed.body).toMatchObject({ errors: [{ code: 721 }] });
  });
});
