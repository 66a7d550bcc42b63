/**
 * What people type or scan, made sure of before anything is done with it. Refuses, never repairs by guessing:
 * only blanks around the text are taken off and codes are put in upper case (Capillary matches them so).
 */
import { z } from 'zod';
import type { ReasonKey } from './reasons.ts';

export const limits = { code: 64, billNumber: 50, query: 100, note: 250, name: 80 } as const;

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
