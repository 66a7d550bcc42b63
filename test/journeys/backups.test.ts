/** Backups while the program runs: every hour in which something was done, when a shift is closed, and by hand. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listBackups } from '../../src-main/store/backup.ts';
import { until } from '../support/till.ts';
import { meet, openShop, redeem, type Shop } from './counter.ts';

const hourMs = 3_600_000;
const view = (shop: Shop) => shop.till.must('readBackups', {});
const untilCount = (shop: Shop, count: number) =>
  until(`there are ${count} backups`, async () => (await view(shop)).count === count);

describe('backups', () => {
  it('are made every hour in which something was done, and in no other', async () => {
    const shop = await openShop();
    expect(await view(shop)).toMatchObject({ last: null, count: 0, failure: null });
    shop.till.clock.step(61_000);
    await untilCount(shop, 1);
    const member = await meet(shop, 'FERN7402');
    await redeem(shop, member, ['FERN7402'], 'B-1');
    await until('nothing waits', async () => (await shop.till.must('readStatus', {})).counts.waiting === 0);
    shop.till.clock.step(hourMs + 1000);
    await untilCount(shop, 2);
    for (let hours = 0; hours < 3; hours += 1) {
      shop.till.clock.step(hourMs + 1000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await shop.till.must('backUpNow', {})).count).toBe(3);
  });

  it('are made when a shift is closed, and at a manager’s word', async () => {
    const shop = await openShop();
    await shop.till.must('openShift', {});
    await shop.till.must('closeShift', { unsentSeen: 0 });
    await untilCount(shop, 1);
    const made = await shop.till.must('backUpNow', {});
    expect(made.count).toBe(2);
    expect(made.last?.bytes).toBeGreaterThan(10_000);
    expect(listBackups(shop.till.folder)).toHaveLength(2);
  });

  it('that fail are told, do not stop the queue, and are tried again sooner', async () => {
    const shop = await openShop();
    const inTheWay = join(shop.till.folder, 'backups');
    rmSync(inTheWay, { recursive: true });
    writeFileSync(inTheWay, 'a file where the folder should be');
    const refused = await shop.till.call('backUpNow', {});
    expect(refused).toMatchObject({ ok: false, failure: { reason: 'backup-failed' } });
    const { notices } = await shop.till.must('readStatus', {});
    expect(notices.map(({ message }) => message).join()).toMatch(
      /last backup failed: .*The queue itself is fine/,
    );
    const member = await meet(shop, 'FERN7402');
    expect((await redeem(shop, member, ['FERN7402'], 'B-1')).coupons[0]).toMatchObject({
      outcome: 'redeemed',
    });
    rmSync(inTheWay);
    shop.till.clock.step(6 * 60_000);
    await untilCount(shop, 1);
    expect((await view(shop)).failure).toBeNull();
    expect((await shop.till.must('readStatus', {})).notices.map(({ key }) => key)).not.toContain(
      'backup-failed',
    );
  });

  it('are made at the end of a long run in which something was done', async () => {
    const shop = await openShop({ backupEveryMs: 24 * hourMs });
    shop.till.clock.step(61_000);
    await untilCount(shop, 1);
    shop.till.clock.step(20 * 60_000);
    await shop.till.must('readSettings', {});
    await shop.till.must('saveSettings', { changes: { storeName: 'New Quay' } });
    await shop.till.app.stop();
    expect(listBackups(shop.till.folder)).toHaveLength(2);
  });
});
