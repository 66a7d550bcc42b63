/** The v1.1 calls on coupons: XML turned into JSON, with all its looks. */
import { describe, expect, test } from 'vitest';
import { answered, ending, member, refusal, startPair } from './harness.ts';

const fine = { success: 'true', code: '200', message: 'SUCCESS' };
const allFailed = { success: 'false', code: '500', message: 'FAIL' };
const done = { success: 'true', code: '700', message: 'Coupon Issued' };
const no = (code: number) => ({ success: 'false', code: String(code), message: 'words' });

type Client = Awaited<ReturnType<typeof startPair>>['capillary'];
async function ask<Value>(body: unknown, call: (capillary: Client) => Promise<Value>, status = 200) {
  const { server, capillary } = await startPair();
  server.answers({ status, body });
  return { server, outcome: await call(capillary) };
}

describe('giving a coupon', () => {
  const coupon = {
    code: 'tea7k2q9',
    valid_till: '2027-01-31',
    series_info: { id: '41207', description: 'Tea', discount_type: 'ABS', discount_value: '15' },
    customer: { mobile: '15550100142' },
    item_status: done,
  };
  const issue = (body: unknown, status = 200) =>
    ask(body, (capillary) => capillary.issueV11(member, '41207'), status);

  test('names the series as the sample does (U47)', async () => {
    const { server } = await issue({ response: { status: fine, coupon } });
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      path: '/v1.1/coupon/issue',
      query: [['format', 'json']],
      headers: { 'content-type': 'application/json' },
      body: { root: { coupon: [{ series_id: '41207', customer: { mobile: '15550100142' } }] } },
    });
  });

  test.each([
    ['wrapped', { response: { status: fine, coupon } }],
    ['without its wrapper', { status: fine, coupon }],
    ['one as a list', { response: { status: fine, coupon: [coupon] } }],
    [
      'with real numbers',
      {
        response: {
          status: { success: true, code: 200 },
          coupon: { ...coupon, item_status: { success: true, code: 700 } },
        },
      },
    ],
  ])('reads the coupon, %s', async (_look, body) => {
    expect(answered((await issue(body)).outcome)).toEqual({
      code: 'TEA7K2Q9',
      seriesId: '41207',
      description: 'Tea',
      discountType: 'ABS',
      discountValue: 15,
      discountUpTo: null,
      validTill: '2027-01-31',
      validTillDateTime: null,
    });
  });

  test.each([707, 712, 715, 722, 742])('refused with %i', async (code) => {
    const { outcome } = await issue({ response: { status: allFailed, coupon: { item_status: no(code) } } });
    expect(refusal(outcome)).toMatchObject({ family: 'coupon', code });
  });

  test('refused as a whole', async () => {
    const { outcome } = await issue({ response: { status: { success: 'false', code: '401' } } });
    expect(refusal(outcome)).toMatchObject({ family: 'request', code: 401 });
  });

  test.each([
    ['no code', { response: { status: fine, coupon: { ...coupon, code: '' } } }],
    ['another series', { response: { status: fine, coupon: { ...coupon, series_info: { id: '9' } } } }],
    ['two coupons', { response: { status: fine, coupon: [coupon, coupon] } }],
    ['a failed request with a coupon', { response: { status: allFailed, coupon } }],
    [
      'a failing number beside success',
      { response: { status: fine, coupon: { ...coupon, item_status: { ...done, code: '722' } } } },
    ],
    ['nothing inside', { response: { status: fine, coupon: [] } }],
    ['no status', { response: { coupon } }],
  ])('nobody knows after %s', async (_what, body) => {
    expect(ending((await issue(body)).outcome)).toMatch(/^no-answer/);
  });
});

describe('having the message sent again', () => {
  const resent = { ...done, message: 'Coupon Resent' };
  const told = (item: Record<string, unknown>, status: unknown = fine) => ({
    response: { status, coupons: { coupon: [item] } },
  });

  test.each([
    [{ by: 'code', value: 'TEA7K2Q9' }, ['code', 'TEA7K2Q9']],
    [{ by: 'id', value: '700300911' }, ['id', '700300911']],
  ] as const)('by %o', async (coupon, pair) => {
    const body = told({ id: '700300911', code: 'TEA7K2Q9', item_status: resent });
    const { server, outcome } = await ask(body, (capillary) => capillary.resendCoupon(coupon, member));
    expect(answered(outcome)).toBeNull();
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      path: '/v1.1/coupon/resend',
      query: [['format', 'json'], pair, ['mobile', '15550100142']],
      body: null,
    });
  });

  const byCode = (body: unknown) =>
    ask(body, (capillary) => capillary.resendCoupon({ by: 'code', value: 'TEA7K2Q9' }, member));

  test.each([
    [702, 'ask'],
    [703, 'final'],
    [704, 'dup'],
  ])('refused with %i', async (code, verdict) => {
    const { outcome } = await byCode(told({ code: 'TEA7K2Q9', item_status: no(code) }, allFailed));
    expect(refusal(outcome)).toMatchObject({ family: 'coupon', code, verdict });
  });

  test('a lost answer is doubt: the message may have gone out', async () => {
    const { outcome } = await ask(
      {},
      (capillary) => capillary.resendCoupon({ by: 'code', value: 'TEA7K2Q9' }, member),
      502,
    );
    expect(ending(outcome)).toBe('no-answer: http-502');
  });

  test('another coupon is no answer, and two ids are kept back', async () => {
    expect(ending((await byCode(told({ code: 'OTHER', item_status: resent }))).outcome)).toBe(
      'no-answer: another-code',
    );
    const byId = { by: 'id', value: '1' } as const;
    const other = await ask(told({ id: '2', item_status: resent }), (client) =>
      client.resendCoupon(byId, member),
    );
    expect(ending(other.outcome)).toBe('no-answer: another-coupon');
    const twice = await ask({}, (client) => client.resendCoupon(byId, { type: 'id', value: '5' }));
    expect(ending(twice.outcome)).toBe('not-sent: two-ids');
    expect(twice.server.requests).toEqual([]);
  });
});

describe('asking whether a coupon may be redeemed', () => {
  const item = (more: Record<string, unknown>) => ({
    mobile: '15550100142',
    code: 'TEA7K2Q9',
    is_redeemable: 'true',
    item_status: { status: 'true', code: '700', message: 'Coupon isRedeem successful' },
    ...more,
  });
  const plain = (one: unknown, status: unknown = fine) => ({
    response: { status, coupons: { redeemable: one } },
  });
  const check = (body: unknown) => ask(body, (capillary) => capillary.checkV11(member, 'tea7k2q9'));

  test('sends member and code', async () => {
    const { server } = await check(plain(item({})));
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      path: '/v1.1/coupon/isredeemable',
      query: [
        ['format', 'json'],
        ['mobile', '15550100142'],
        ['code', 'tea7k2q9'],
        ['details', 'true'],
      ],
    });
  });

  test.each([
    ['plainly', plain(item({ series_info: { id: '41207', discount_type: 'ABS', discount_value: '15' } }))],
    [
      'with an answer inside the answer (U24)',
      {
        response: {
          status: fine,
          redeem: plain([item({ series_info: { id: '41207', discount_type: 'ABS', discount_value: '15' } })]),
        },
      },
    ],
  ])('yes, %s', async (_look, body) => {
    expect(answered((await check(body)).outcome)).toMatchObject({
      code: 'tea7k2q9',
      redeemable: true,
      refusal: null,
      series: { id: '41207', discountType: 'ABS', discountValue: 15 },
    });
  });

  test.each([
    ['dressed as a success, with 706 (U41)', { status: 'true', code: '706', message: 'words' }, 706],
    ['with the rule’s own number', { status: 'false', code: '711', message: 'words' }, 711],
    ['without a number of its own', { status: 'true', code: '700', message: 'fine' }, null],
  ])('no, %s', async (_look, status, code) => {
    const { outcome } = await check(plain(item({ is_redeemable: 'false', item_status: status })));
    expect(answered(outcome)).toMatchObject({ redeemable: false, refusal: { code } });
  });

  test.each([
    ['a yes with a failing number', plain(item({ item_status: { status: 'true', code: '711' } }))],
    ['a yes of a failed request', plain(item({}), allFailed)],
    ['no word', plain(item({ is_redeemable: '' }))],
    ['a failure of the service', plain(item({ is_redeemable: 'false', item_status: no(786) }))],
    ['another code', plain(item({ code: 'OTHER' }))],
    ['two of them', plain([item({}), item({})])],
    ['none', plain([])],
  ])('neither, after %s', async (_what, body) => {
    expect(ending((await check(body)).outcome)).toMatch(/^no-answer/);
  });

  test('refused as a whole', async () => {
    const { outcome } = await check({
      response: { status: { success: 'false', code: '400', message: 'bad' } },
    });
    expect(refusal(outcome)).toMatchObject({ family: 'request', code: 400 });
  });
});

describe('listing series', () => {
  const item = { id: '41207', description: 'Tea', discount_type: 'ABS', discount_value: '15', any_user: '1' };
  const list = (body: unknown) => ask(body, (capillary) => capillary.listSeries(true));

  test('asks for all, those that have ended too when told to', async () => {
    const { server, capillary } = await startPair();
    server.answers({ body: { response: { status: fine, series: { items: { item } } } } });
    await capillary.listSeries(true);
    await capillary.listSeries(false);
    expect(server.requests.map(({ method, path, query }) => [method, path, query])).toEqual([
      [
        'GET',
        '/v1.1/coupon/series',
        [
          ['format', 'json'],
          ['expired', 'true'],
        ],
      ],
      [
        'GET',
        '/v1.1/coupon/series',
        [
          ['format', 'json'],
          ['expired', 'false'],
        ],
      ],
    ]);
  });

  test.each([
    ['one', { items: { item } }, ['41207']],
    ['several', { items: { item: [item, { ...item, id: '41208' }] } }, ['41207', '41208']],
    ['none, as a list', { items: [] }, []],
    ['none, as text', { items: '' }, []],
    ['none, left out', undefined, []],
  ])('%s', async (_many, series, ids) => {
    const { outcome } = await list({ response: { status: fine, series } });
    expect(answered(outcome).map(({ id }) => id)).toEqual(ids);
  });

  test('a refusal, and no status', async () => {
    const refused = await list({
      response: { status: { success: 'false', code: '500', message: 'failed' } },
    });
    expect(refusal(refused.outcome)).toMatchObject({ family: 'request', code: 500 });
    expect(ending((await list({ series: { items: { item } } })).outcome)).toBe('no-answer: no-status');
  });
});
