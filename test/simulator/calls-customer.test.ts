// What a till worker gets when looking somebody up.
import { describe, expect, test } from 'vitest';
import { amara, at, codeOf, openShop } from './shop.ts';

const lookup = (name: string, value: string, more = '') =>
  `/v2/customers/lookup/customerDetails?source=INSTORE&identifierName=${name}&identifierValue=${encodeURIComponent(value)}${more}`;

describe('finding a member', () => {
  test.each([
    ['mobile', '15550100101', 31_004_501],
    ['mobile', '5550100101', 31_004_501],
    ['email', 'INGRID.fjellsoyvik@example.net', 31_004_509],
    ['externalId', 'EXT-1011', 31_004_511],
    ['cardnumber', '9900410000103', 31_004_510],
    ['cardExternalId', 'CX-0103', 31_004_510],
    ['id', '31004501', 31_004_501],
  ])('by %s %s', async (name, value, id) => {
    const { till } = await openShop();
    const whole = await till.get(lookup(name, value));
    expect(whole.status).toBe(200);
    expect(whole.body).toMatchObject({ id, profiles: [{ source: 'INSTORE', userId: id }], warnings: [] });
    const path = lookup(name, value).replace('/customerDetails', '');
    expect((await till.get(path)).body).toEqual({ entity: id, warnings: [] });
  });

  test('the whole member has identifiers, card, fraud mark and cluster time', async () => {
    const { till } = await openShop();
    const { body } = await till.get(lookup('mobile', amara.mobile));
    expect(body).toMatchObject({
      profiles: [
        {
          firstName: 'Amara',
          identifiers: expect.arrayContaining([{ type: 'mobile', value: amara.mobile }]),
        },
      ],
      loyaltyInfo: { loyaltyType: 'loyalty' },
      fraudDetails: { status: 'NOT_FRAUD' },
      cardDetails: [{ cardNumber: '9900410000011', statusInfo: { isActive: true } }],
    });
    expect(at(body, 'profiles', 0, 'attribution', 'createDate')).toMatch(/\+05:30$/);
    expect(body).not.toHaveProperty('pointsSummary');
  });

  test('only what is asked for is embedded', async () => {
    const { till } = await openShop();
    const points = await till.get(`/v2/customers/${amara.id}?source=INSTORE&embed=points`);
    expect(points.body).toMatchObject({
      pointsSummary: { currentSlab: 'Harbour', nextSlabSerialNumber: -1 },
    });
    const both = await till.get(`/v2/customers/${amara.id}?source=INSTORE&embed=mlp,subscriptions`);
    expect(both.body).toMatchObject({
      loyaltyProgramDetails: [{ programId: 640, loyaltyPoints: 1240 }],
      subscriptionInfo: { subscriptions: [{ channel: 'SMS' }] },
    });
    expect(both.body).not.toHaveProperty('pointsSummary');
  });

  test('a member marked as fraud says so', async () => {
    const { till } = await openShop();
    const { body } = await till.get(lookup('mobile', '15550100112'));
    expect(at(body, 'fraudDetails', 'status')).not.toBe('NOT_FRAUD');
  });

  test.each([
    ['nobody has it', lookup('mobile', '15550109999'), 8015],
    ['a name nobody knows', lookup('cardNumber', '9900410000103'), 8013],
    ['no value', lookup('mobile', ''), 8013],
    ['no source', '/v2/customers/lookup?identifierName=mobile&identifierValue=15550100101', 8012],
    ['a source without its account', lookup('mobile', amara.mobile).replace('INSTORE', 'WECHAT'), 8045],
    ['another source', lookup('mobile', amara.mobile).replace('INSTORE', 'WEBSITE'), 8065],
    ['an id nobody has', '/v2/customers/1?source=INSTORE', 8015],
  ])('a lookup that fails: %s', async (_why, path, code) => {
    const { till } = await openShop();
    const reply = await till.get(path);
    expect([reply.status, codeOf(reply)]).toEqual([400, code]);
  });

  test('a search begins with the text, in any script, page by page', async () => {
    const { till } = await openShop();
    const find = async (query: string) => (await till.get(`/v2/customers/search?${query}`)).body;
    expect(await find('q=quill')).toMatchObject({
      pagination: { limit: 10, offset: 0, total: 1 },
      data: [{ userId: amara.id, matchedIdentifiers: [{ idType: 'lastName', idValue: 'Quillfeather' }] }],
    });
    expect(await find(`q=${encodeURIComponent('ليل')}`)).toMatchObject({ data: [{ userId: 31_004_505 }] });
    expect(await find('q=illfeather')).toMatchObject({ data: [], pagination: { total: 0 } });
    const page = await find('q=155501001&limit=3&offset=2');
    expect(at(page, 'pagination')).toEqual({ limit: 3, offset: 2, total: 13 });
    expect(at(page, 'data')).toHaveLength(3);
    expect((await till.get('/v2/customers/search?q=')).status).toBe(400);
  });
});

describe('points and tier', () => {
  test.each([
    [`/v2/customers/${amara.id}/tierDetails`],
    [`/v2/customers/tierDetails/${amara.id}`],
    [`/v2/customers/lookup/tierDetails?source=INSTORE&identifierName=mobile&identifierValue=${amara.mobile}`],
  ])('the tier under %s', async (path) => {
    const { till } = await openShop();
    const { body } = await till.get(path);
    expect(body).toMatchObject({
      entityId: amara.id,
      entityType: 'CUSTOMER',
      programTiers: [{ currentTierName: 'Harbour', nextTierName: '', nextTierSerialNumber: -1 }],
    });
    expect(at(body, 'programTiers', 0, 'tierExpiryDate')).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  });

  test('the programme of a member, and no other programme', async () => {
    const { till } = await openShop();
    const path = `/v2/customers/${amara.id}/loyaltyDetails`;
    expect((await till.get(path)).body).toMatchObject({
      data: [{ programId: 640, loyaltyPoints: 1240 }],
      errors: [],
    });
    expect(codeOf(await till.get(`${path}?programId=1`))).toBe(1213);
    const all = await till.get(`${path}?programId=1&fetchDataForAllPrograms=true`);
    expect(at(all.body, 'data')).toHaveLength(1);
  });
});
