/**
 * A setting as text and back. Pure. Reads strictly by the contract's own schema: what does not fit is told with the
 * bounds that the schema has, never rounded into them.
 */
import type { z } from 'zod';
import { minor, readAmount, toDecimal } from '../../../src-main/contract/money.ts';
import { type Settings, settings } from '../../../src-main/contract/settings.ts';
import { groupOf, type SettingField, type TypedName, unitSize } from './setting-fields.ts';

export type SettingProblem =
  | { problem: 'number'; least: string; most: string }
  | { problem: 'amount'; fault: ReturnType<typeof readAmount> & { ok: false } }
  | { problem: 'currency' | 'locale' | 'storeId' | 'numbers' | 'texts' | 'worth' }
  | { problem: 'shortName'; most: string }
  | { problem: 'long'; most: string };

export type ReadSetting =
  | { ok: true; value: string | number | string[] }
  | { ok: false; problem: SettingProblem };

export function writeSetting(field: SettingField, saved: Settings): string {
  const value = settingIn(field.name, saved);
  if (Array.isArray(value)) return value.join(field.unit === 'texts' ? '; ' : ', ');
  if (typeof value === 'string') return value;
  if (field.unit === 'money') return toDecimal(minor(value), saved.currency);
  if (field.unit === 'text' || field.unit === 'numbers' || field.unit === 'texts') return String(value);
  return String(value / unitSize[field.unit]);
}

export function readSetting(field: SettingField, text: string, currency: string): ReadSetting {
  const trimmed = text.trim();
  if (field.unit === 'money') return readCap(trimmed, currency);
  if (field.unit === 'text') return readText(field.name, trimmed);
  if (field.unit === 'numbers') return readNumbers(field.name, trimmed);
  if (field.unit === 'texts') return readTexts(field.name, trimmed);

  const size = unitSize[field.unit];
  const schema = schemaOf(field.name);
  const value = /^\d+(\.\d+)?$/.test(trimmed) ? Math.round(Number(trimmed) * size) : Number.NaN;
  if (schema.safeParse(value).success) return { ok: true, value };
  const { minValue, maxValue } = schema as { minValue?: number | null; maxValue?: number | null };
  return {
    ok: false,
    problem: {
      problem: 'number',
      least: String((minValue ?? 0) / size),
      most: String((maxValue ?? 0) / size),
    },
  };
}

function readCap(text: string, currency: string): ReadSetting {
  // Unlike a bill, a cap may be zero: then nothing is given without Capillary's word.
  if (/^0+(\.0+)?$/.test(text)) return { ok: true, value: 0 };
  const read = readAmount(text, currency);
  return read.ok
    ? { ok: true, value: read.amount }
    : { ok: false, problem: { problem: 'amount', fault: read } };
}

/** What own bill numbers are made of, and how long each may be. */
const shortNames: Partial<Record<TypedName, string>> = {
  billOrganisation: '6',
  billStore: '8',
  billTill: '8',
};

/** Numbers apart by commas or blanks. */
function readNumbers(name: TypedName, text: string): ReadSetting {
  const value = [...new Set(text.split(/[\s,;]+/).filter((part) => part !== ''))];
  if (schemaOf(name).safeParse(value).success) return { ok: true, value };
  return { ok: false, problem: { problem: 'numbers' } };
}

/** Words apart by semicolons. */
function readTexts(name: TypedName, text: string): ReadSetting {
  const parts = text.split(';').map((part) => part.trim());
  const value = [...new Set(parts.filter((part) => part !== ''))];
  if (schemaOf(name).safeParse(value).success) return { ok: true, value };
  return { ok: false, problem: { problem: 'texts' } };
}

function readText(name: TypedName, text: string): ReadSetting {
  const most = shortNames[name];
  const value = name === 'currency' || most !== undefined ? text.toUpperCase() : text;
  if (schemaOf(name).safeParse(value).success) return { ok: true, value };
  if (name === 'points.worth') return { ok: false, problem: { problem: 'worth' } };
  if (name === 'currency' || name === 'locale' || name === 'storeId') {
    return { ok: false, problem: { problem: name } };
  }
  if (most !== undefined) return { ok: false, problem: { problem: 'shortName', most } };
  return { ok: false, problem: { problem: 'long', most: mostOf(name) } };
}

function mostOf(name: TypedName): string {
  const { maxLength } = schemaOf(name) as { maxLength?: number | null };
  return String(maxLength ?? 80);
}

function schemaOf(name: TypedName): z.ZodType {
  const grouped = groupOf(name);
  const shape: Record<string, z.ZodType> = grouped ? settings.shape[grouped.group].shape : settings.shape;
  const schema = shape[grouped?.key ?? name];
  if (!schema) throw new Error(`no setting is called ${name}`);
  return schema;
}

function settingIn(name: TypedName, saved: Settings): string | number | string[] {
  const grouped = groupOf(name);
  const all = (grouped ? saved[grouped.group] : saved) as unknown as Record<
    string,
    string | number | string[]
  >;
  return all[grouped?.key ?? name] ?? '';
}
