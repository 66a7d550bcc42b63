/**
 * What a refusal's number allows, by family and number. Says nothing about success: a success number in the
 * place of a refusal is a contradiction, which nobody can settle without asking again.
 */
import type { CodeTable, Meaning } from './code-table.ts';
import { couponCodes } from './codes-coupon.ts';
import { customerCodes } from './codes-customer.ts';
import { goodwillCodes } from './codes-goodwill.ts';
import { otpCodes, pointsCodes } from './codes-points.ts';
import { transactionCodes } from './codes-transaction.ts';
import type { CodeFamily, Verdict } from './outcome.ts';

/** Reads are harmless to repeat; a write that may have happened must be asked about. */
export type Intent = 'read' | 'write';

/**
 * HTTP statuses without a readable body. Below 500 the host turned the request away before anything was done.
 */
const httpCodes: CodeTable = [
  ['final', [400, 402, 404, 405, 406, 410, 411, 413, 414, 415, 431]],
  ['config', [401, 403, 407]],
  ['retry', [429, 461]],
];

/** Capillary docs: status codes, v2 and v1.1 request level. */
const requestCodes: CodeTable = [
  ['done', [200, 201]],
  ['final', [400, 402, 404, 405, 406, 415, 1060, 1061, 1062, 1064]],
  ['config', [401, 403, 408]],
  ['retry', [429, 461, 521]],
  ['dup', [407, 500]],
];

/** Capillary docs: store and organisation codes (v1.1). */
const storeCodes: CodeTable = [
  ['done', [900, 910, 3200, 3205, 3208]],
  ['final', [901, 902, 903, 908, 909, 911, 912, 913, 921, 922, 923]],
  ['final', [3201, 3202, 3203, 3204, 3206, 3207, 3209, 3210, 3211]],
  ['retry', [904, 905, 906, 907]],
];

const tables: Record<CodeFamily, CodeTable> = {
  http: httpCodes,
  request: requestCodes,
  coupon: couponCodes,
  customer: customerCodes,
  transaction: transactionCodes,
  points: pointsCodes,
  otp: otpCodes,
  goodwill: goodwillCodes,
  store: storeCodes,
};

function meaningOf(family: CodeFamily, code: number | null): Meaning | null {
  if (code === null) return null;
  return tables[family].find(([, codes]) => codes.includes(code))?.[0] ?? null;
}

/**
 * The verdict for a refusal. A number nobody has documented: a write may have happened (`dup`), a read is
 * over (`final`). The same holds for a refusal without a number and for one that carries a success number.
 */
export function verdictOf(family: CodeFamily, code: number | null, intent: Intent): Verdict {
  const unknown: Verdict = intent === 'write' ? 'dup' : 'final';
  const meaning = meaningOf(family, code);
  if (meaning === null || meaning === 'done') return unknown;
  if (meaning === 'later') return intent === 'write' ? 'dup' : 'retry';
  return meaning;
}

/**
 * Which table a number in an error list belongs to: the resource's own, unless only the request level knows
 * it (1061 is a customer success and an attribution error: as an error it is the latter).
 */
export function familyOf(own: CodeFamily, code: number | null): CodeFamily {
  const meaning = meaningOf(own, code);
  if (meaning !== null && meaning !== 'done') return own;
  const atRequest = meaningOf('request', code);
  return atRequest !== null && atRequest !== 'done' ? 'request' : own;
}
