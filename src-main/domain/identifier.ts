/**
 * What a typed or scanned text may identify, in the order worth trying. Forgiving about spaces, dashes, `+` and
 * brackets in numbers; never changes letters.
 */
import type { Identifier } from '../contract/customers.ts';

/** Digits of a phone number without decoration: `+1 (555) 010-0142` is `15550100142`. */
export function plainDigits(text: string): string {
  return text.replace(/[\s().+/-]/g, '');
}

export function readIdentifiers(text: string): Identifier[] {
  const trimmed = text.trim();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(trimmed)) return [{ type: 'email', value: trimmed.toLowerCase() }];
  const digits = plainDigits(trimmed);
  const found: Identifier[] = [];
  if (/^\d{7,15}$/.test(digits)) found.push({ type: 'mobile', value: digits.replace(/^00/, '') });
  const oneWord = /^[!-~]{3,40}$/.test(trimmed);
  const hasDigit = /\d/.test(trimmed);
  if (oneWord && hasDigit) {
    found.push({ type: 'card', value: trimmed }, { type: 'externalId', value: trimmed });
  }
  return found;
}
