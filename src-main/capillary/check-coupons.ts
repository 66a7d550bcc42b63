/**
 * Asks whether coupons may be redeemed: all at once, then each code singly that the first answer left open,
 * so that one bad code never hides the others. A yes is no promise: amounts and time windows are not tested
 * (see Capillary docs: Check if coupon is Redeemable).
 */
import type { Call } from './caller.ts';
import { readCheck } from './check-reading.ts';
import type { CheckFacts, WireIdentifier } from './client.ts';
import { saysNothingOfCoupon } from './codes-coupon.ts';
import type { Outcome } from './outcome.ts';
import { sameCode } from './wire-values.ts';
import { withoutAsking } from './without-asking.ts';

/** Single questions at a time. */
const atOnce = 4;

function askFor(call: Call, customer: WireIdentifier, codes: string[]): Promise<Outcome<CheckFacts[]>> {
  return call(
    {
      method: 'GET',
      path: '/v2/coupon/is_redeemable',
      query: [
        [customer.type, customer.value],
        ['code', codes.join(',')],
        ['details', 'true'],
      ],
    },
    'read',
    (body) => readCheck(body, codes),
  );
}

type Refused = Extract<Outcome<CheckFacts[]>, { kind: 'refused' }>;

/** Refused with a coupon number that says something of the coupon. */
function isCouponRefusal(outcome: Outcome<unknown>): boolean {
  if (outcome.kind !== 'refused' || outcome.refusal.family !== 'coupon') return false;
  const { code } = outcome.refusal;
  return code === null || !saysNothingOfCoupon.includes(code);
}

/**
 * A refusal that may be about one coupon only: besides the above, the empty HTTP 400 of the documents (U6).
 */
function isAboutCoupons(outcome: Refused): boolean {
  const { family, code } = outcome.refusal;
  return isCouponRefusal(outcome) || (family === 'http' && code === 400);
}

function refusedFacts(code: string, { refusal }: Refused): CheckFacts {
  const number = refusal.family === 'coupon' ? refusal.code : null;
  return {
    code,
    redeemable: false,
    refusal: { code: number, message: refusal.message },
    redemptionsLeft: null,
    series: null,
  };
}

/** With one code a refusal of the request is a refusal of that coupon. */
function withRefusalAsFacts(outcome: Outcome<CheckFacts[]>, codes: string[]): Outcome<CheckFacts[]> {
  if (outcome.kind !== 'refused' || !isCouponRefusal(outcome)) return outcome;
  return { kind: 'answered', value: codes.map((code) => refusedFacts(code, outcome)), call: outcome.call };
}

/**
 * Answers for as many of the codes as Capillary answered for; the outcome of the last question when for none.
 */
async function askSingly(
  call: Call,
  customer: WireIdentifier,
  codes: string[],
): Promise<Outcome<CheckFacts[]>> {
  const answers: { code: string; outcome: Outcome<CheckFacts[]> }[] = [];
  for (let from = 0; from < codes.length; from += atOnce) {
    const asking = codes.slice(from, from + atOnce).map(async (code) => {
      return { code, outcome: await askFor(call, customer, [code]) };
    });
    answers.push(...(await Promise.all(asking)));
  }
  const facts = answers.flatMap(({ code, outcome }) => {
    if (outcome.kind === 'answered') return outcome.value;
    return outcome.kind === 'refused' && isAboutCoupons(outcome) ? [refusedFacts(code, outcome)] : [];
  });
  const last = answers.at(-1)?.outcome ?? withoutAsking([]);
  // An HTTP 400 to every single question speaks of the questions, not of the coupons.
  const spoken = answers.some(({ outcome }) => outcome.kind === 'answered' || isCouponRefusal(outcome));
  return spoken ? { kind: 'answered', value: facts, call: last.call } : last;
}

/**
 * Facts in the order of `codes`, with the codes as they were given. A code that Capillary gave no word on is
 * missing from the list; the outcome is not-sent, no-answer or refused only when that holds for all of them.
 */
export async function checkCoupons(
  call: Call,
  customer: WireIdentifier,
  codes: string[],
): Promise<Outcome<CheckFacts[]>> {
  const distinct = codes.filter((code, index) => codes.findIndex((one) => sameCode(one, code)) === index);
  if (distinct.length === 0) return withoutAsking([]);
  const together = await askFor(call, customer, distinct);
  if (distinct.length === 1) return withRefusalAsFacts(together, distinct);
  if (together.kind !== 'answered' && !(together.kind === 'refused' && isAboutCoupons(together)))
    return together;

  const known = together.kind === 'answered' ? together.value : [];
  const open = distinct.filter((code) => !known.some((facts) => facts.code === code));
  if (open.length === 0) return together;
  const singly = await askSingly(call, customer, open);
  if (singly.kind !== 'answered' && known.length === 0) return singly;
  const all = singly.kind === 'answered' ? [...known, ...singly.value] : known;
  const ordered = distinct.flatMap((code) => all.filter((facts) => facts.code === code));
  return { kind: 'answered', value: ordered, call: singly.call };
}
