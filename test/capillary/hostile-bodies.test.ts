import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCheck } from '../../src-main/capillary/check-reading.ts';
import { readCheckV11 } from '../../src-main/capillary/check-v11.ts';
import { readCouponDetails } from '../../src-main/capillary/coupon-details.ts';
import { readHistory } from '../../src-main/capillary/coupon-history.ts';
import { readCouponPage } from '../../src-main/capillary/customer-coupons.ts';
import { readHits } from '../../src-main/capillary/customer-search.ts';
import { readCustomer } from '../../src-main/capillary/customers.ts';
import { readDone } from '../../src-main/capillary/done-answer.ts';
import {
  readGoodwillLog,
  readGoodwillRequests,
  readMemberGoodwill,
} from '../../src-main/capillary/goodwill-lists.ts';
import { readAddedRequest, readDecidedRequest } from '../../src-main/capillary/goodwill-requests.ts';
import { readIssue } from '../../src-main/capillary/issue-coupon.ts';
import { readMultipleIssue } from '../../src-main/capillary/issue-multiple.ts';
import { readSeveralIssue } from '../../src-main/capillary/issue-several.ts';
import { readSingleIssue } from '../../src-main/capillary/issue-single.ts';
import { readIssueV11 } from '../../src-main/capillary/issue-v11.ts';
import { readDetailedCoupons } from '../../src-main/capillary/member-coupons.ts';
import {
  readBalance,
  readExpiry,
  readProgrammes,
  readPromised,
} from '../../src-main/capillary/points-balance.ts';
import { readPointsCheck } from '../../src-main/capillary/points-check.ts';
import { readGeneratedCode, readSentCode } from '../../src-main/capillary/points-code.ts';
import { readLedger } from '../../src-main/capillary/points-ledger.ts';
import { readPointsRedemption, readPointsRedemptionV2 } from '../../src-main/capillary/points-redeem.ts';
import { readPointsRedemptions } from '../../src-main/capillary/points-redemptions.ts';
import { readReversal } from '../../src-main/capillary/points-reverse.ts';
import { readReactivation } from '../../src-main/capillary/reactivate.ts';
import { readBulkRedemption } from '../../src-main/capillary/redeem-bulk.ts';
import { readRedemptionV2 } from '../../src-main/capillary/redeem-v2.ts';
import { readRedemptionV11 } from '../../src-main/capillary/redeem-v11.ts';
import { readRedemptions } from '../../src-main/capillary/redemptions.ts';
import { readResend } from '../../src-main/capillary/resend-coupon.ts';
import { readRevoke } from '../../src-main/capillary/revoke-coupons.ts';
import { readSavedSeries } from '../../src-main/capillary/save-series.ts';
import { readSeriesList } from '../../src-main/capillary/series.ts';
import { readSeriesV11 } from '../../src-main/capillary/series-v11.ts';
import { readLogin, readOrganisation } from '../../src-main/capillary/store.ts';
import { readToken } from '../../src-main/capillary/token.ts';
import { readUploadAnswer } from '../../src-main/capillary/upload-jobs.ts';
import { answered, member, redeemRequest, startPair } from './harness.ts';
import { redeemedV2 } from './redeem-answers.ts';

const readers: ((body: unknown) => { kind: string })[] = [
  readCustomer,
  readHits,
  readCouponPage,
  readSeriesList,
  (body) => readCheck(body, ['TEA7K2Q9']),
  (body) => readCheck(body, ['TEA7K2Q9', 'OTHER1']),
  (body) => readRedemptionV2(body, 'TEA7K2Q9'),
  (body) => readRedemptionV11(body, 'TEA7K2Q9'),
  readRedemptions,
  (body) => readHistory(body, 'TEA7K2Q9'),
  readLogin,
  readOrganisation,
  readToken,
  readCouponDetails,
  readDetailedCoupons,
  readSeriesV11,
  (body) => readIssue(body, '41207'),
  (body) => readSingleIssue(body, '41207'),
  (body) => readSeveralIssue(body, ['41207', '41208']),
  (body) => readIssueV11(body, '41207'),
  (body) => readMultipleIssue(body, '41207'),
  (body) => readBulkRedemption(body, ['TEA7K2Q9', 'OTHER1']),
  (body) => readCheckV11(body, 'TEA7K2Q9'),
  (body) => readResend(body, { by: 'code', value: 'TEA7K2Q9' }),
  (body) => readRevoke(body, ['TEA7K2Q9']),
  (body) => readSavedSeries(body, null),
  (body) => readUploadAnswer(body, 'codes', '41207'),
  (body) => readUploadAnswer(body, 'redemptions', '41207'),
  (body) => readPointsCheck(body, 100),
  readSentCode,
  readGeneratedCode,
  (body) => readPointsRedemption(body, 100),
  (body) => readPointsRedemptionV2(body, 100),
  (body) => readReversal(body, 100),
  (body) => readBalance(body, '60012345'),
  (body) => readExpiry(body, '60012345'),
  (body) => readPromised(body, '60012345'),
  readProgrammes,
  readLedger,
  readPointsRedemptions,
  readAddedRequest,
  (body) => readDecidedRequest(body, { requestId: '1', decision: 'approve' }),
  readGoodwillRequests,
  readGoodwillLog,
  (body) => readMemberGoodwill(body, '60012345'),
];

/** Those whose documented success is `{"success":true}` and no more. */
const content = [readReactivation, (body: unknown) => readDone(body, 1)];

/** Names that answers have, and names that every object inherits. */
const names = fc.constantFrom(
  ...['response', 'status', 'coupons', 'coupon', 'item_status', 'customer', 'redemptions', 'store', 'user'],
  ...['entity', 'data', 'errors', 'warnings', 'success', 'code', 'message', 'redemption', 'redemptionStatus'],
  ...['result', 'entityId', 'code', 'item', 'items', 'series', 'redeemable', 'is_redeemable', 'failureCount'],
  ...['revokedCoupons', 'failedToRevoke', 'couponCodes', 'couponCode', 'totalCount', 'uploadJobStatuses'],
  ...['customers', 'profiles', 'identifiers', 'id', 'couponseries', 'storeIdsJson', 'accessToken'],
  ...[
    'points',
    'redeemable',
    'responses',
    'validation_code',
    'requests',
    'goodwill',
    'ledgerEntries',
    'data',
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'],
);

const { body: anyBody } = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom<unknown>(
      true,
      false,
      null,
      700,
      '700',
      200,
      'true',
      'TEA7K2Q9',
      '',
      '[-1]',
      '[[',
      -1,
      1e308,
    ),
    fc.string(),
    fc.double(),
  ),
  list: fc.array(tie('body'), { maxLength: 4 }),
  object: fc
    .array(fc.tuple(names, tie('body')), { maxLength: 8 })
    .map((entries) => Object.fromEntries(entries)),
  body: fc.oneof({ maxDepth: 6, withCrossShrink: true }, tie('leaf'), tie('list'), tie('object')),
}));

test('no reader throws or touches what all objects share, whatever comes', () => {
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  fc.assert(
    fc.property(anyBody, (body) => {
      const parsed: unknown = JSON.parse(JSON.stringify(body) ?? 'null');
      const kinds = new Set([...readers, ...content].map((read) => read(parsed).kind));
      return [...kinds].every((kind) => ['value', 'refusal', 'unreadable'].includes(kind));
    }),
    { numRuns: 3_000 },
  );
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
});

test.each(readers.map((read, index) => [index, read] as const))(
  'reader %i believes no empty body',
  (_index, read) => {
    for (const body of [null, undefined, {}, [], '', 'ok', true, 0, { success: true }, { response: {} }]) {
      expect(read(body).kind, JSON.stringify(body)).not.toBe('value');
    }
  },
);

const inherited = '{"__proto__":{"status":true,"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}';

test.each([
  ['names that all objects inherit', `${inherited}}`],
  ['success under a name that all objects inherit', `{"__proto__":${JSON.stringify(redeemedV2())}}`],
  ['a million brackets', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`],
  ['objects inside each other', `${'{"response":'.repeat(300_000)}1${'}'.repeat(300_000)}`],
  ['a list of a million', `{"redemption":[${'0,'.repeat(1_000_000)}0]}`],
])('an answer with %s is no answer and does no harm', async (_name, body) => {
  const { server, capillary } = await startPair();
  server.answers({ body });
  expect((await capillary.redeemCoupon(redeemRequest)).kind).toBe('no-answer');
  expect((await capillary.findCustomer(member)).kind).toBe('no-answer');
  expect((await capillary.redeemCoupon({ ...redeemRequest, version: 'v1.1' })).kind).toBe('no-answer');
  expect('isAdmin' in {}).toBe(false);
});

test('a good answer with inherited names beside it is still read', async () => {
  const { server, capillary } = await startPair();
  server.answers({ body: `${inherited},${JSON.stringify(redeemedV2()).slice(1)}` });
  expect(answered(await capillary.redeemCoupon(redeemRequest)).reference).toBe('90017744');
});

test.each([['gzip'], ['x-gzip'], [' GZIP ']])('an answer packed as %j is read', async (encoding) => {
  const { server, capillary } = await startPair();
  server.answers({ body: gzipSync(JSON.stringify(redeemedV2())), headers: { 'content-encoding': encoding } });
  expect(answered(await capillary.redeemCoupon(redeemRequest)).reference).toBe('90017744');
});

test('an answer with a byte order mark is read', async () => {
  const { server, capillary } = await startPair();
  server.answers({ body: `\ufeff${JSON.stringify(redeemedV2())}` });
  expect(answered(await capillary.redeemCoupon(redeemRequest)).reference).toBe('90017744');
});
