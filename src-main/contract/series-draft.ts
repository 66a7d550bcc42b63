/**
 * A series as a manager writes it, every field as text, and what is wrong with it. The screen and the program ask the
 * same function, so that a field says its fault before anything is sent and nothing is sent with one.
 */
import { z } from 'zod';
import { decimalsOf, type MinorUnits, readAmount } from './money.ts';
import type { ReasonKey } from './reasons.ts';
import { type ReadText, readCode, readPlainText } from './text.ts';

const longest = {
  description: 200,
  discountCode: 50,
  message: 1000,
  conditions: 2000,
  seriesCode: 50,
} as const;
/** Longer than anything that is read further on; longer input is refused before it is looked at. */
const text = z.string().max(4000);

export const seriesDraft = z.strictObject({
  description: text,
  /** What the point-of-sale program knows the discount by; NO_VALUE = by nothing. */
  discountCode: text,
  discountType: z.enum(['ABS', 'PERC']),
  /** Decimal text: an amount in the organisation’s currency, or per cent. */
  value: text,
  /** Most money off, for per cent; empty = no cap. */
  upTo: text,
  /** anybody = whoever has the code. its-member = only the member it was given to. */
  holders: z.enum(['anybody', 'its-member']),
  /** What members are sent with a code. */
  message: text,
  /** made = one for each member. shared = one for all. uploaded = from a file. */
  codes: z.enum(['made', 'shared', 'uploaded']),
  /** The one code; empty unless it is shared. */
  sharedCode: text,
  /** How long one coupon lives: as long as the series, or so many days or months from the day it was given. */
  life: z.enum(['series', 'days', 'months']),
  /** How many days or months; empty for the life of the series. */
  lifeCount: text,
  /** YYYY-MM-DD in Capillary’s time. */
  lastDay: text,
  /** Empty = Capillary makes one. */
  seriesCode: text,
  /** Amounts; empty = no limit. */
  leastBill: text,
  mostBill: text,
  /** Counts; empty = no limit. */
  mostGiven: text,
  mostPerMember: text,
  mostRedeemed: text,
  /** Marked for use while the line is down; empty = left to Capillary. */
  offline: z.enum(['yes', 'no', '']),
  conditions: text,
});
export type SeriesDraftInput = z.infer<typeof seriesDraft>;
export type SeriesField = keyof SeriesDraftInput;
export const seriesFields = Object.keys(seriesDraft.shape) as SeriesField[];

/** What a screen holds while a manager writes: a choice may still be open. */
export type SeriesWriting = Record<SeriesField, string>;

export interface SeriesFault {
  field: SeriesField;
  reason: ReasonKey;
  facts: Record<string, string>;
}

/** What has to be there; the rest may be empty. */
export const requiredSeriesFields: readonly SeriesField[] = [
  'description',
  'discountCode',
  'discountType',
  'value',
  'holders',
  'message',
  'codes',
  'life',
  'lastDay',
];

const choices: Partial<Record<SeriesField, z.ZodType>> = {
  discountType: seriesDraft.shape.discountType,
  holders: seriesDraft.shape.holders,
  codes: seriesDraft.shape.codes,
  life: seriesDraft.shape.life,
  offline: seriesDraft.shape.offline,
};

type Fault = Omit<SeriesFault, 'field'>;

const fault = (reason: ReasonKey, facts: Record<string, string> = {}): Fault => ({ reason, facts });

function ofText(read: ReadText): Fault | null {
  if (read.ok) return null;
  return fault(read.reason, read.limit === undefined ? {} : { limit: String(read.limit) });
}

/** At most two decimals, more than nought, at most a hundred; null = none of that. Hundredths of a per cent. */
export function readPerCent(written: string): number | null {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(written.trim());
  if (!match) return null;
  const hundredths = Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`);
  return hundredths > 0 && hundredths <= 10_000 ? hundredths : null;
}

/** A whole number from 1 up; null = it is none. */
export function readCount(written: string, most = 999_999_999): number | null {
  const count = /^\d{1,9}$/.test(written.trim()) ? Number(written) : 0;
  return count >= 1 && count <= most ? count : null;
}

/** Whether it is a day of the calendar, written YYYY-MM-DD. */
export function isDay(written: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(written)) return false;
  const at = Date.parse(`${written}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(written);
}

function amountOf(written: string, currency: string): { amount: MinorUnits } | Fault {
  const read = readAmount(written, currency);
  if (read.ok) return { amount: read.amount };
  return fault(read.reason, read.limit === undefined ? {} : { limit: String(read.limit) });
}

const mostLife = { days: 3650, months: 120 } as const;

function faultIn(
  field: SeriesField,
  draft: SeriesWriting,
  { currency, today }: { currency: string; today: string },
): Fault | null {
  const written = draft[field].trim();
  if (choices[field] !== undefined)
    return choices[field].safeParse(written).success ? null : fault('input-invalid');
  const amount = (): Fault | null => {
    const read = amountOf(written, currency);
    return 'reason' in read ? read : null;
  };
  const count = (most?: number) => (readCount(written, most) === null ? fault('count-unreadable') : null);
  switch (field) {
    case 'description':
    case 'discountCode':
    case 'message':
    case 'conditions':
      return ofText(readPlainText(written, longest[field]));
    case 'value':
      if (draft.discountType === 'ABS') return amount();
      return readPerCent(written) === null ? fault('per-cent-unreadable') : null;
    case 'upTo':
      return draft.discountType === 'ABS' ? fault('series-cap-of-amount') : amount();
    case 'sharedCode':
      return draft.codes === 'shared' ? ofText(readCode(written)) : fault('series-code-not-shared');
    case 'lifeCount':
      if (draft.life !== 'days' && draft.life !== 'months') return fault('series-life-of-series');
      return count(mostLife[draft.life]);
    case 'lastDay':
      if (!isDay(written)) return fault('day-unreadable');
      return written < today ? fault('day-past') : null;
    case 'seriesCode': {
      const read = ofText(readCode(written));
      if (read !== null) return read;
      return written.length > longest.seriesCode
        ? fault('input-too-long', { limit: String(longest.seriesCode) })
        : null;
    }
    case 'mostBill': {
      const most = amountOf(written, currency);
      if ('reason' in most) return most;
      const least = amountOf(draft.leastBill, currency);
      return 'amount' in least && most.amount < least.amount ? fault('series-most-below-least') : null;
    }
    case 'leastBill':
      return amount();
    default:
      return count();
  }
}

/** Fields that are needed because of what was chosen elsewhere. */
function isNeeded(field: SeriesField, draft: SeriesWriting): boolean {
  if (field === 'sharedCode') return draft.codes === 'shared';
  if (field === 'lifeCount') return draft.life === 'days' || draft.life === 'months';
  return requiredSeriesFields.includes(field);
}

/** Everything that is wrong, in the order of the fields; empty = it can be sent. `today` is Capillary’s. */
export function faultsOfSeries(
  draft: SeriesWriting,
  surroundings: { currency: string; today: string },
): SeriesFault[] {
  return seriesFields.flatMap((field) => {
    if (draft[field].trim() === '') return isNeeded(field, draft) ? [{ field, ...fault('input-empty') }] : [];
    const found = faultIn(field, draft, surroundings);
    return found === null ? [] : [{ field, ...found }];
  });
}

/** `12.5` for the wire out of what `faultsOfSeries` let through; null = it was left empty. */
export function decimalOf(written: string, currency: string): number | null {
  const read = readAmount(written, currency);
  return read.ok ? read.amount / 10 ** decimalsOf(currency) : null;
}
