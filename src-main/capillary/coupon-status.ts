/**
 * The statuses inside v2 coupon answers: one overall and one per coupon. Flags must be real booleans here, v2
 * being plain JSON: a flag of another type is believed neither as a yes nor as a no.
 */
import { z } from 'zod';
import { couponSuccess } from './codes-coupon.ts';
import { firstReal, type StatusEntry, statusEntry } from './envelope-v2.ts';
import { many, member, number, part, text } from './wire-values.ts';

const strictFlag = z
  .unknown()
  .optional()
  .transform((written) => (typeof written === 'boolean' ? written : null));

const overallShape = z.object({
  redemptionStatus: part(z.object({ status: strictFlag, code: number, message: text })),
});

const couponShape = z.object({
  appendedErrorMessage: text,
  warnings: many(statusEntry),
  redemptionStatus: part(
    z.object({
      statusCode: part(z.object({ status: strictFlag, code: number, message: text })),
      warnings: many(statusEntry),
      warningsAsStatusCode: many(statusEntry),
      success: strictFlag,
      code: number,
      message: text,
    }),
  ),
});

export interface CouponStatus {
  /** yes needs the success marker; unclear is neither yes nor a readable no. */
  verdict: 'yes' | 'no' | 'unclear';
  code: number | null;
  message: string;
}

function fails(code: number | null): boolean {
  return code !== null && !couponSuccess.v2.includes(code);
}

/** `redemptionStatus` of the whole answer. Capillary docs: Redeem single coupon. */
export function overallStatus(body: unknown): CouponStatus {
  const { status, code, message } = overallShape.parse(body).redemptionStatus;
  if (status === true) return { verdict: fails(code) ? 'unclear' : 'yes', code, message };
  return { verdict: status === false ? 'no' : 'unclear', code, message };
}

function refusalIn(entries: readonly StatusEntry[]): StatusEntry | null {
  return firstReal(entries.filter(({ code, status }) => fails(code) || status === false));
}

/**
 * The status of one coupon. Older servers send none (then the overall one counts): yes without a marker of
 * its own, unless an error message stands there. Capillary docs: Redeem single coupon, Check if coupon is
 * Redeemable.
 */
export function couponStatus(coupon: unknown): CouponStatus {
  const { appendedErrorMessage, warnings, redemptionStatus: own } = couponShape.parse(coupon);
  const inner = own.statusCode;
  const code = own.code ?? inner.code;
  const message = own.message || inner.message || appendedErrorMessage;
  const failed = fails(own.code) || fails(inner.code);
  const saysNo = own.success === false || inner.status === false;
  if (failed && !saysNo && own.success === true) return { verdict: 'unclear', code, message };
  if (saysNo || failed) {
    const failing = [own.code, inner.code].find(fails) ?? null;
    const hint = refusalIn([...own.warningsAsStatusCode, ...own.warnings, ...warnings]);
    return { verdict: 'no', code: failing ?? hint?.code ?? code, message: message || hint?.message || '' };
  }
  if (appendedErrorMessage !== '') {
    const hint = refusalIn([...warnings, ...own.warnings]);
    return { verdict: 'no', code: hint?.code ?? null, message: appendedErrorMessage };
  }
  const told = member(coupon, 'redemptionStatus') !== undefined;
  return { verdict: told && own.success !== true ? 'unclear' : 'yes', code, message };
}

/** The first warning beside one coupon that reads as a refusal. */
export function couponWarning(coupon: unknown): StatusEntry | null {
  return refusalIn(couponShape.parse(coupon).warnings);
}
