/** Holds what was typed into an organisation's own fields against its rules. Pure. */
import type { MemberField } from '../contract/members.ts';
import type { ReasonKey } from '../contract/reasons.ts';

export interface FaultyValue {
  name: string;
  label: string;
  reason: ReasonKey;
}

/**
 * The first thing wrong; null = nothing is.
 * @param today YYYY-MM-DD, for days that cannot be yet.
 * @param isWhole whether a required field that is left out is missing; false where only a part is changed.
 */
export function faultIn(
  fields: readonly MemberField[],
  values: Readonly<Record<string, string>>,
  today: string,
  isWhole: boolean,
): FaultyValue | null {
  const strange = Object.keys(values).find((name) => !fields.some((field) => field.name === name));
  if (strange !== undefined) return { name: strange, label: strange, reason: 'member-field-unknown' };
  for (const field of fields) {
    const { name, label, required } = field;
    const value = Object.hasOwn(values, name) ? (values[name] ?? '').trim() : null;
    const isMissing = value === '' || (value === null && isWhole);
    if (isMissing && required) return { name, label, reason: 'member-field-missing' };
    const reason = value === null || value === '' ? null : faultOf(field, value, today);
    if (reason !== null) return { name, label, reason };
  }
  return null;
}

function faultOf(field: MemberField, value: string, today: string): ReasonKey | null {
  switch (field.kind) {
    case 'choice':
      return field.options.includes(value) ? null : 'member-field-choice';
    case 'tick':
      return value === 'true' || value === 'false' ? null : 'member-field-choice';
    case 'date':
      return isDay(value, field.name, today) ? null : 'member-field-date';
    case 'number':
      if (!/^-?\d{1,15}(?:\.\d{1,6})?$/.test(value)) return 'member-field-number';
      return hasForm(field, value) ? null : 'member-field-form';
    case 'text':
      return hasForm(field, value) ? null : 'member-field-form';
  }
}

const firstYear = 1900;
const lastYear = 2100;

/** A day of the calendar within two centuries; one of birth not after today. */
function isDay(value: string, name: string, today: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const instant = Date.parse(`${value}T00:00:00Z`);
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== value) return false;
  const year = Number(value.slice(0, 4));
  if (year < firstYear || year > lastYear) return false;
  return !/birth|dob/i.test(name) || value <= today;
}

/**
 * The organisation's own pattern. One that this machine cannot read, or that could keep it busy for hours, is left to
 * Capillary.
 */
function hasForm({ pattern }: MemberField, value: string): boolean {
  if (pattern === null || pattern.length > 200 || /[+*}]\s*\)\s*[+*{?]/.test(pattern)) return true;
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return true;
  }
}
