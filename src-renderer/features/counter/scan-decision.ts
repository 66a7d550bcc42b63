/**
 * What a scan means, given what is on the counter. Pure: the same scan in the same place always means the same.
 * Never guesses between a customer and a coupon when both are possible; then people are asked.
 */
import { readAmount } from '../../../src-main/contract/money.ts';
import { readCode } from '../../../src-main/contract/text.ts';

/** Where the cursor was when the scan came. */
export type CursorPlace = 'find' | 'number' | 'amount' | 'code' | 'elsewhere';

export type ScanMeaning =
  /** Fast typing that belongs where it was typed; not a scan at all. */
  | { means: 'typing' }
  | { means: 'customer'; text: string }
  | { means: 'coupon'; text: string }
  | { means: 'unclear'; text: string };

export interface ScanPlace {
  cursor: CursorPlace;
  currency: string;
  memberSet: boolean;
  /** Everything on the bill was taken: the next scan may well be the next customer. */
  served: boolean;
  /** Codes the member holds. */
  held: string[];
}

export function decideScan(scanned: string, place: ScanPlace): ScanMeaning {
  const text = scanned.trim();
  // A numeric keypad or a program may type an amount very fast; product and card numbers are longer and have no point.
  if (place.cursor === 'amount' && text.length <= 7 && readAmount(text, place.currency).ok) {
    return { means: 'typing' };
  }
  const code = readCode(text);
  const upper = code.ok ? code.text : text.toUpperCase();
  if (place.memberSet && place.held.includes(upper)) return { means: 'coupon', text: upper };
  // Somebody put the cursor into the bill number, and bill numbers look like everything but an e-mail address.
  if (place.cursor === 'number' && !looksLikeEmail(text)) return { means: 'unclear', text };
  if (!place.memberSet || looksLikeEmail(text) || looksLikePhone(text)) return { means: 'customer', text };
  // Somebody put the cursor into "Find customer" although a member is set: they want another member.
  if (place.cursor === 'find') return { means: 'customer', text };
  if (place.served) return { means: 'unclear', text };
  // In the coupon field any readable code is one; at worst the check says that nobody knows it.
  if (place.cursor === 'code' && code.ok) return { means: 'coupon', text: upper };
  if (code.ok && looksLikeCoupon(upper)) return { means: 'coupon', text: upper };
  return { means: 'unclear', text };
}

export function looksLikeEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}

/** 7 to 15 digits, the longest a phone number can be, with an optional plus and the usual separators. */
export function looksLikePhone(text: string): boolean {
  return /^\+?[\d\s().-]+$/.test(text) && /^\d{7,15}$/.test(text.replace(/\D/g, ''));
}

/** Letters together with digits or separators, as brands print codes: no plain words, no bare numbers. */
export function looksLikeCoupon(code: string): boolean {
  return /^[A-Z0-9][A-Z0-9_-]{3,31}$/.test(code) && /[A-Z]/.test(code) && /[\d_-]/.test(code);
}
