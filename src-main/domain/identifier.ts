/**
 * What a typed or scanned text may identify, in the order worth trying. Forgiving about spaces, dashes, `+`, brackets,
 * leading zeros and a missing country code in numbers; never changes letters.
 */
import type { Identifier } from '../contract/customers.ts';

/** Digits of a phone number without decoration: `+1 (555) 010-0142` is `15550100142`. */
export function plainDigits(text: string): string {
  return text.replace(/[\s().+/-]/g, '');
}

/** Capillary keeps mobile numbers with the country code and nothing before it. */
const isMobile = (digits: string) => /^[1-9]\d{6,14}$/.test(digits);

/**
 * A number as Capillary may keep it, the likeliest first. One that begins with `+` or `00` has its country code; one that
 * begins with a single zero has none.
 * @param dialCode of the shop's own country; empty = not known.
 */
export function mobileReadings(text: string, dialCode: string): string[] {
  const digits = plainDigits(text.trim());
  if (!/^\d+$/.test(digits)) return [];
  const bare = digits.replace(/^0+/, '');
  if (text.trim().startsWith('+') || digits.startsWith('00')) return [bare].filter(isMobile);
  const national = dialCode === '' ? [] : [dialCode + bare];
  const isWhole = dialCode !== '' && digits.startsWith(dialCode);
  const readings = isWhole ? [bare, ...national] : [...national, bare];
  return [...new Set(readings)].filter(isMobile);
}

/** @param dialCode country code of numbers that were typed without one; empty = not known. */
export function readIdentifiers(text: string, dialCode = ''): Identifier[] {
  const trimmed = text.trim();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(trimmed)) return [{ type: 'email', value: trimmed.toLowerCase() }];
  const found: Identifier[] = mobileReadings(trimmed, dialCode).map((value) => ({ type: 'mobile', value }));
  const oneWord = /^[!-~]{3,40}$/.test(trimmed);
  const hasDigit = /\d/.test(trimmed);
  if (oneWord && hasDigit) {
    found.push({ type: 'card', value: trimmed }, { type: 'externalId', value: trimmed });
  }
  return found;
}
