// The training world: every code does what the sheet beside it says, on any day, and nobody in it is real.
import { describe, expect, test } from 'vitest';
import { describeSeed } from '../../src-main/simulator/describe-seed.ts';
import { createTrainingSeed, trainingCredentials } from '../../src-main/simulator/seed.ts';
import { codeOf, DAY_MS, morning, openShop, redeem } from './shop.ts';

const sheet = describeSeed(createTrainingSeed(morning));
const lessons = sheet.flatMap((member) => member.coupons.map((coupon) => ({ member, coupon })));

describe('the sheet', () => {
  test.each(
    lessons.map(({ member, coupon }) => [coupon.code, coupon.shows, coupon.outcome, member.id] as const),
  )('%s shows "%s": %i', async (code, _shows, outcome, id) => {
    const { till } = await openShop();
    expect(codeOf(await redeem(till, code, { user: { id } }))).toBe(outcome);
  });

  test('has the same outcomes on any day of any month', async () => {
    for (const days of [1, 17, 20, 31, 45, 300]) {
      const nowMs = morning + days * DAY_MS;
      const { till } = await openShop({ seed: createTrainingSeed(nowMs), now: () => nowMs });
      for (const { member, coupon } of lessons) {
        const reply = await redeem(till, coupon.code, { user: { id: member.id } });
        expect([coupon.code, codeOf(reply)]).toEqual([coupon.code, coupon.outcome]);
      }
    }
  });

  test('shows every verdict there is', () => {
    const outcomes = new Set(lessons.map(({ coupon }) => coupon.outcome));
    const wanted = [700, 660, 703, 711, 712, 713, 716, 725, 728, 729, 733, 735, 736, 738, 739, 740];
    expect([...outcomes].sort()).toEqual([...wanted].sort());
  });

  test('is the same every time, and names every coupon once', () => {
    expect(describeSeed(createTrainingSeed(morning))).toEqual(sheet);
    expect(lessons.map(({ coupon }) => coupon.code).sort()).toEqual(
      createTrainingSeed(morning)
        .coupons.map((coupon) => coupon.code)
        .sort(),
    );
    for (const { coupon } of lessons) expect(coupon.story).toMatch(/^\S.*\.$/u);
  });
});

describe('the world', () => {
  const world = createTrainingSeed(morning);

  test('has two stores, two tills, a client, and enough members and coupons', () => {
    expect([world.stores.length, world.tills.length, world.clients.length]).toEqual([2, 2, 1]);
    expect(world.members.length).toBeGreaterThanOrEqual(14);
    expect(world.coupons.length).toBeGreaterThanOrEqual(28);
    expect(world.tills.map((till) => till.code)).toEqual([
      trainingCredentials.till.username,
      trainingCredentials.otherTill.username,
    ]);
  });

  test('has the members a till stumbles over', () => {
    const names = world.members.map((member) => `${member.firstName} ${member.lastName}`);
    expect(names.some((name) => name.length > 120)).toBe(true);
    expect(names.filter((name) => /[\u0590-\u06ff]/u.test(name)).length).toBeGreaterThanOrEqual(2);
    const onlyBy = (wanted: string) =>
      sheet.filter((member) => member.identifiers.every(({ name }) => name.startsWith(wanted)));
    for (const name of ['email', 'card', 'externalId']) expect(onlyBy(name)).toHaveLength(1);
    expect(sheet.map((member) => member.note)).toEqual(
      expect.arrayContaining(['holds no coupon', 'is marked as fraud']),
    );
  });

  test('uses mobile numbers that nobody has', () => {
    for (const member of world.members) expect(member.mobile ?? '15550100000').toMatch(/^1555010\d{4}$/);
  });

  test('spells "no maximum bill" in all three ways, and marks series for offline use or not', () => {
    const spellings = new Set(world.series.map((series) => series.maxBillAmount));
    for (const none of [-1, 0, Number.MAX_SAFE_INTEGER]) expect(spellings).toContain(none);
    expect(new Set(world.series.map((series) => series.offlineRedeemType))).toEqual(new Set([true, false]));
  });

  test('is not changed by a simulator that runs on it', async () => {
    const { till, simulator } = await openShop({ seed: world });
    await redeem(till, 'FERN7402');
    expect(simulator.world.redemptions).toHaveLength(world.redemptions.length + 1);
    expect(world).toEqual(createTrainingSeed(morning));
  });
});
