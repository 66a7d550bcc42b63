/**
 * Reads single values as Capillary really spells them: numbers and flags as text, one thing where a list is
 * meant, nothing written as [], "", {} or left out. Never fails and never invents: what cannot be read
 * becomes empty.
 */
import { z } from 'zod';

export type WireObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Own members only: a key named like something every object inherits is not there unless it was sent. */
export function member(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export function toText(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'boolean' ? String(value) : '';
}

export function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^\s*[+-]?\d+(\.\d+)?([eE][+-]?\d+)?\s*$/.test(value)) return null;
  const read = Number(value);
  return Number.isFinite(read) ? read : null;
}

/** true, "true", " TRUE ", 1 and "1", and their opposites; anything else is not told. */
export function toFlag(value: unknown): boolean | null {
  const word = toText(value).toLowerCase();
  if (word === 'true' || word === '1') return true;
  return word === 'false' || word === '0' ? false : null;
}

/** The objects of a list that may also be written as its only member or as nothing. */
export function toObjects(value: unknown): WireObject[] {
  if (Array.isArray(value)) return value.filter(isObject);
  return isObject(value) && Object.keys(value).length > 0 ? [value] : [];
}

const anything = z.unknown().optional();

export const text = anything.transform(toText);
/** Text, or null when empty or missing. */
export const textOrNull = anything.transform((value) => toText(value) || null);
export const number = anything.transform(toNumber);
export const flag = anything.transform(toFlag);
/** An id: digits on the wire, text with us; null when missing, zero or below. */
export const id = anything.transform((value) => {
  const written = toText(value);
  return written === '' || /^(0|-\d+)$/.test(written) ? null : written;
});

/** A part that may be missing: read as if it were there and empty. */
export function part<Shape extends z.ZodRawShape>(shape: z.ZodObject<Shape>) {
  return anything.transform((value) => shape.parse(isObject(value) ? value : {}));
}

/** A list of parts, one or many; entries that are no objects are left out. */
export function many<Shape extends z.ZodRawShape>(shape: z.ZodObject<Shape>) {
  return anything.transform((value) => toObjects(value).map((entry) => shape.parse(entry)));
}

export function sameCode(one: string, other: string): boolean {
  return one.trim().toUpperCase() === other.trim().toUpperCase();
}
