/** The example client of docs/example-pos, run through the HTTP door: what a POS programmer copies works as it stands. */
import { readFileSync } from 'node:fs';
import { v7 } from 'uuid';
import { afterEach, describe, expect, it } from 'vitest';
import { connectCounterpart, type TillEvent } from '../../docs/example-pos/counterpart.ts';
import { sell } from '../../docs/example-pos/sale.ts';
import { minor } from '../../src-main/contract/money.ts';
import { programEvent } from '../../src-main/contract/program-events.ts';
import type { Scope } from '../../src-main/contract/scopes.ts';
import { defaultSettings } from '../../src-main/contract/settings.ts';
import type { CallRateLimits } from '../../src-main/http/call-rate.ts';
import { openTillDoor, type TillDoor } from '../support/door.ts';
import { until } from '../support/till.ts';
import { openShop, plugLine, pullLine, restart, type Shop, timesRedeemed } from './counter.ts';

const scopes: Scope[] = ['counter:open', 'members:read', 'coupons:redeem', 'bills:add', 'events:read'];
const amara = '15550100101';
const bill = (number: string) => ({ number, amount: '40.00' });
const sale = (code: string, number: string) => ({
  ...{ mobile: amara, codes: [code], bill: bill(number), amountMinor: 4000 },
});

let door: TillDoor | null = null;
afterEach(async () => {
  await door?.stop();
  door = null;
});

async function openPos(shop: Shop, programRate?: CallRateLimits) {
  const { secret } = await shop.till.must('makeProgramKey', { name: 'Example', scopes });
  door = await openTillDoor(shop.till, programRate === undefined ? {} : { programRate });
  return { secret, url: door.url, pos: connectCounterpart({ url: door.url, key: secret }) };
}

describe('the example point-of-sale program', () => {
  it('sells with nobody signed in: online, again for the same bill, refused, and offline', async () => {
    const shop = await openShop();
    const { pos } = await openPos(shop);
    await shop.till.must('signOut', {});
    const first = await sell(pos, sale('FERN7402', 'B-1'));
    expect(first).toEqual({ toPayMinor: 3500, say: [], checking: [] });
    expect(await sell(pos, sale('FERN7402', 'B-1'))).toEqual(first);
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);

    const used = await sell(pos, sale('FERN7402', 'B-2'));
    expect(used).toMatchObject({ toPayMinor: 4000, checking: [] });
    expect(used.say.join(' ')).toMatch(/used/);

    const unknown = await sell(pos, { ...sale('FERN7402', 'B-3'), mobile: '19999999999' });
    expect(unknown.toPayMinor).toBe(4000);
    expect(unknown.say[0]).toContain('No member was found');
  });

  it('hears what became of an offline redemption, over a restart of the till', {
    timeout: 30_000,
  }, async () => {
    const shop = await openShop();
    const { pos, secret } = await openPos(shop);
    await shop.till.must('listCustomerCoupons', { customerId: '31004501' });
    const stop = new AbortController();
    const heard: TillEvent[] = [];
    const listening = (async () => {
      for await (const event of pos.events('1-0', stop.signal)) heard.push(event);
    })();
    await pos.findMember({ identifier: { type: 'mobile', value: amara } });
    await pullLine(shop);
    expect(await sell(pos, sale('FERN7402', 'B-7'))).toEqual({ toPayMinor: 3500, say: [], checking: [] });
    await until('the acceptance is heard', () => heard.length === 1);

    const { port } = door as TillDoor;
    await door?.stop();
    door = await openTillDoor(await restart(shop), { port });
    await plugLine(shop);
    await until('the confirmation is heard', () => heard.length === 2);
    expect(heard.map(({ type }) => type)).toEqual(['redemption.accepted', 'redemption.confirmed']);
    for (const event of heard) expect(programEvent.safeParse(event).success).toBe(true);
    expect(heard[1]?.redemption).toMatchObject({ own: true, code: 'FERN7402', bill: { number: 'B-7' } });
    expect(timesRedeemed(shop, 'FERN7402')).toBe(1);
    stop.abort();
    await listening;
    expect(secret).toMatch(/^cpk_/);
  });

  it('hands its bill over once, with its coupons, and hears that Capillary has it', async () => {
    const shop = await openShop();
    const { pos } = await openPos(shop);
    const stop = new AbortController();
    const heard: TillEvent[] = [];
    const listening = (async () => {
      for await (const event of pos.events('1-0', stop.signal)) heard.push(event);
    })();
    const redeemed = await pos.redeem('31004501', ['FERN7402'], bill('B-70'));
    if (!redeemed.ok) throw new Error(redeemed.failure.message);
    const redemptions = redeemed.value.coupons.flatMap(({ entry }) => (entry ? [entry.id] : []));
    const input = { decisionId: v7(), customerId: '31004501', bill: bill('B-70'), redemptions };
    const added = await pos.addBill({ ...input, beforeCoupons: true });
    expect(added).toMatchObject({ ok: true, value: { outcome: 'sent' } });
    expect(await pos.addBill({ ...input, beforeCoupons: true })).toEqual(added);
    expect(shop.simulator.world.books.bills.filter(({ number }) => number === 'B-70')).toHaveLength(1);
    await until('the bill is heard of', () => heard.some(({ type }) => type === 'bill.sent'));
    expect(heard.at(-1)?.bill).toMatchObject({ number: 'B-70', own: true });
    stop.abort();
    await listening;
  });

  it('waits when it is told to, and is told in words when nobody is there', async () => {
    const shop = await openShop();
    const { pos, url, secret } = await openPos(shop, { burst: 2, perSecond: 5 });
    const member = { identifier: { type: 'mobile', value: amara } };
    const answers = await Promise.all(Array.from({ length: 5 }, () => pos.findMember(member)));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
    const raw = await Promise.all(
      Array.from({ length: 8 }, () =>
        fetch(`${url}/api/lookupCustomer`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' },
          body: JSON.stringify({ customerId: '31004501' }),
        }),
      ),
    );
    const refused = raw.find(({ status }) => status === 429);
    expect(refused?.headers.get('retry-after')).toBe('1');
    const stranger = connectCounterpart({ url, key: `${secret}x` });
    expect(await stranger.findMember(member)).toMatchObject({ failure: { reason: 'key-wrong' } });
  });

  it('asks for a manager where one is needed: the bill is on the till’s screen', async () => {
    const shop = await openShop({ caps: { ...defaultSettings.caps, perCoupon: minor(100) } });
    const { pos } = await openPos(shop);
    await shop.till.must('listCustomerCoupons', { customerId: '31004501' });
    await pos.findMember({ identifier: { type: 'mobile', value: amara } });
    await pullLine(shop);
    const asked = await sell(pos, sale('FERN7402', 'B-9'));
    expect(asked).toMatchObject({ toPayMinor: 4000, checking: [] });
    expect(asked.say).toHaveLength(1);
    const { request } = await shop.till.must('readCounterRequest', {});
    expect(request).toMatchObject({ from: 'Example (key)', bill: bill('B-9') });
  });

  it('needs nothing but itself', () => {
    for (const name of ['counterpart.ts', 'sale.ts']) {
      const code = readFileSync(new URL(`../../docs/example-pos/${name}`, import.meta.url), 'utf8');
      const imported = [...code.matchAll(/from '([^']+)'/g)].map(([, from]) => from);
      expect(imported.filter((from) => from !== './counterpart.ts')).toEqual([]);
      expect(code.split('\n').length).toBeLessThan(200);
    }
  });
});
