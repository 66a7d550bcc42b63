/**
 * What people type or scan, made sure of before anything is done with it. Refuses, never repairs by guessing:
 * only blanks around the text are taken off and codes are put in upper case (Capillary matches them so).
 */
import { z } from 'zod';
import type { ReasonKey } from './reasons.ts';

export const limits = {
  code: 64,
  billNumber: 50,
  query: 100,
  note: 250,
  name: 80,
  email: 254,
  identifier: 50,
} as const;

/** Control characters, line breaks, invisible and direction marks. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

export type ReadText = { ok: true; text: string } | { ok: false; reason: ReasonKey; limit?: number };

function readWith(text: string, limit: number, allowed: RegExp): ReadText {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, reason: 'input-empty' };
  if (trimmed.length > limit) return { ok: false, reason: 'input-too-long', limit };
  if (invisible.test(trimmed) || !allowed.test(trimmed)) return { ok: false, reason: 'input-characters' };
  return { ok: true, text: trimmed };
}

/** A coupon code: printable ASCII without blanks and commas (a comma separates codes on the wire). */
export function readCode(text: string): ReadText {
  const read = readWith(text, limits.code, /^[!-+\--~]+$/);
  return read.ok ? { ok: true, text: read.text.toUpperCase() } : read;
}

/** A bill number: printable ASCII, blanks inside allowed; at most 50 characters (Capillary's own limit). */
export function readBillNumber(text: string): ReadText {
  return readWith(text, limits.billNumber, /^[ -~]+$/);
}

/** What is searched for: any script, no control characters. */
export function readQuery(text: string): ReadText {
  return readWith(text, limits.query, /^[^\p{Extended_Pictographic}]+$/u);
}

/** A name or a note: any script, any symbol, no control characters. */
export function readPlainText(text: string, limit: number): ReadText {
  return readWith(text, limit, /^[\s\S]+$/);
}

/** A mobile number with its country code: digits, whatever stands between them; 7 to 15 of them. */
export function readMobile(text: string): ReadText {
  const read = readWith(text, limits.query, /^[\s\S]+$/);
  if (!read.ok) return read;
  const digits = read.text.replace(/[\s().+/-]/g, '').replace(/^00/, '');
  return /^\d{7,15}$/.test(digits) ? { ok: true, text: digits } : { ok: false, reason: 'input-mobile' };
}

/** An e-mail address as far as it can be told by looking; at most 254 characters. */
export function readEmail(text: string): ReadText {
  const read = readWith(text, limits.email, /^[\s\S]+$/);
  if (!read.ok) return read;
  const isAddress = /^[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/.test(read.text);
  return isAddress ? { ok: true, text: read.text.toLowerCase() } : { ok: false, reason: 'input-email' };
}

/** A card number or a number of somebody else's books: printable ASCII without blanks. */
export function readMemberNumber(text: string): ReadText {
  return readWith(text, limits.identifier, /^[!-~]+$/);
}

/** A zod string that is read with one of the functions above; the issue carries the reason's key. */
export function textField(read: (text: string) => ReadText, example: string) {
  return z
    .string()
    .transform((text, context) => {
      const result = read(text);
      if (result.ok) return result.text;
      context.addIssue({
        code: 'custom',
        message: result.reason,
        params: { reason: result.reason, ...(result.limit ? { limit: String(result.limit) } : {}) },
      });
      return z.NEVER;
    })
    .meta({ examples: [example] });
}
