/**
 * Money: integer minor units (pence, paise) with a currency. Never a float, never a bare number on a screen.
 * Also reads an amount as people and point-of-sale programs write it: digits with a point.
 */
import { z } from 'zod';
import type { ReasonKey } from './reasons.ts';

export const currencyCode = z.string().regex(/^[A-Z]{3}$/);

export const minorUnits = z.number().int().brand<'MinorUnits'>();
/** An amount in the currency's smallest unit: 1250 is 12.50 pounds, or 1250 yen. */
export type MinorUnits = z.infer<typeof minorUnits>;

export const money = z.object({ amountMinor: minorUnits, currency: currencyCode });
export type Money = z.infer<typeof money>;

export function minor(value: number): MinorUnits {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of minor units: ${value}`);
  return value as MinorUnits;
}

/**
 * ISO 4217's minor units where they are not two decimals. Kept here and not asked of the runtime: runtimes answer what
 * people like to see (none for HUF or PKR), not alike, and a stored amount must mean the same after every update.
 */
const otherDecimals: Readonly<Record<string, number>> = Object.fromEntries(
  [
    { decimals: 0, of: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF' },
    { decimals: 3, of: 'BHD IQD JOD KWD LYD OMR TND' },
    { decimals: 4, of: 'CLF UYW' },
  ].flatMap(({ decimals, of }) => of.split(' ').map((currency) => [currency, decimals])),
);

/** How many decimals a currency has (ISO 4217): 2 for GBP, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): number {
  return otherDecimals[currency] ?? 2;
}

/** `1250` of GBP as the wire and forms write it: `12.50`. */
export function toDecimal(amount: MinorUnits, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const sign = amount < 0 ? '-' : '';
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Making one costs more than all that is done with a sum of money. */
const formats = new Map<string, Intl.NumberFormat>();

/** As people of this locale read it, with every decimal the currency has: `£12.50`. */
export function formatMoney({ amountMinor, currency }: Money, locale: string): string {
  const decimals = decimalsOf(currency);
  const name = `${locale} ${currency}`;
  const format =
    formats.get(name) ??
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  formats.set(name, format);
  return format.format(amountMinor / 10 ** decimals);
}

/** No bill is larger than this; keeps every sum inside the safe integers. */
export const largestAmount = 1_000_000_000_00;

/** `limit`: how many characters or decimals there may be, where that is what was passed. */
export type ReadAmount = { ok: true; amount: MinorUnits } | { ok: false; reason: ReasonKey; limit?: number };

/** Longer than any amount is written. */
const longest = 40;

/**
 * Reads `12.5`, `12.50`, `240`. Refuses signs, exponents, commas, other scripts' digits, more decimals than
 * the currency has, zero, and amounts above `largestAmount`: a wrong guess at a bill costs money.
 */
export function readAmount(text: string, currency: string): ReadAmount {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, reason: 'input-empty' };
  if (trimmed.length > longest) return { ok: false, reason: 'input-too-long', limit: longest };
  if (/^[0-9.,]+$/.test(trimmed) && trimmed.includes(',')) return { ok: false, reason: 'amount-comma' };
  const match = /^(\d+)(?:\.(\d+))?$/.exec(trimmed);
  if (!match) return { ok: false, reason: 'amount-not-a-number' };
  const decimals = decimalsOf(currency);
  const fraction = match[2] ?? '';
  if (fraction.length > decimals) return { ok: false, reason: 'amount-too-precise', limit: decimals };
  const amount = Number(`${match[1]}${fraction.padEnd(decimals, '0')}`);
  if (amount > largestAmount) return { ok: false, reason: 'amount-too-large' };
  if (amount === 0) return { ok: false, reason: 'amount-not-positive' };
  return { ok: true, amount: minor(amount) };
}
