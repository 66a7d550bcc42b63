/**
 * Settings of a series that are lists: of goods, stores, days, hours and other series, as lists, as the JSON text of one,
 * or in groups. null = there, and not to be read.
 */
import { isObject, member, toObjects, toText, type WireObject } from './wire-values.ts';

type GroupKind =
  | 'goods'
  | 'category'
  | 'brand'
  | 'attribute'
  | 'series'
  | 'store'
  | 'till'
  | 'zone'
  | 'concept';

export interface Groups {
  is: 'groups';
  groups: { of: GroupKind; ids: string[] }[];
}

export interface Range {
  is: 'window';
  daysOfMonth: string[] | null;
  daysOfWeek: string[] | null;
  hours: string[] | null;
}

const mostIds = 1000;

function parsed(written: unknown): unknown {
  if (typeof written !== 'string') return written;
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}

/** Numbers out of a list or the JSON text of one; `all` where -1, an empty list or nothing stands. */
function readNumbers(written: unknown): string[] | 'all' | null {
  if (written === null || written === undefined) return 'all';
  if (typeof written === 'string' && ['', 'null'].includes(written.trim())) return 'all';
  const list = parsed(written);
  if (!Array.isArray(list)) return null;
  const ids = list.map((entry) => toText(isObject(entry) ? member(entry, 'id') : entry));
  if (ids.some((one) => !/^-?\d{1,18}$/.test(one))) return null;
  return ids.length === 0 || ids.includes('-1') ? 'all' : ids.slice(0, mostIds);
}

function oneGroup(of: GroupKind, written: unknown): Groups | null {
  const ids = readNumbers(written);
  if (ids === null) return null;
  return { is: 'groups', groups: ids === 'all' ? [] : [{ of, ids }] };
}

export const readStores = (written: unknown): Groups | null => oneGroup('store', written);

export const readSeriesNumbers = (written: unknown): Groups | null => oneGroup('series', written);

/** `redemptionRange`: JSON text with allowed days of the month, days of the week and hours; -1 = any (U16). */
export function readRange(written: unknown): Range | null {
  const range = parsed(written);
  if (!isObject(range)) return null;
  const [daysOfMonth, daysOfWeek, hours] = ['dom', 'dow', 'hours'].map((name) =>
    readNumbers(member(range, name)),
  );
  if (daysOfMonth == null || daysOfWeek == null || hours == null) return null;
  const listed = (ids: string[] | 'all') => (ids === 'all' ? null : ids);
  return {
    is: 'window',
    daysOfMonth: listed(daysOfMonth),
    daysOfWeek: listed(daysOfWeek),
    hours: listed(hours),
  };
}

function together(groups: (Groups | null)[]): Groups | null {
  const found = groups.filter((group) => group !== null);
  return found.length < groups.length
    ? null
    : { is: 'groups', groups: found.flatMap(({ groups: each }) => each) };
}

/** A kind by its name on the wire; null = one nobody has documented. */
function kindOf<Kind extends GroupKind>(
  written: unknown,
  kinds: Readonly<Record<string, Kind>>,
): Kind | null {
  const name = toText(written).toUpperCase();
  return Object.hasOwn(kinds, name) ? (kinds[name] ?? null) : null;
}

const productKinds = { SKU: 'goods', CATEGORY: 'category', BRAND: 'brand', ATTRIBUTE: 'attribute' } as const;

/** `productInfo`, or the three lists of v1.1. */
export function readProducts(written: unknown, series: WireObject): Groups | null {
  if (member(series, 'productInfo') === undefined) {
    return together([
      oneGroup('goods', member(series, 'products')),
      oneGroup('brand', member(series, 'brands')),
      oneGroup('category', member(series, 'categories')),
    ]);
  }
  if (!Array.isArray(written)) return null;
  return together(
    written.map((entry) => {
      const of = kindOf(member(entry, 'productType'), productKinds);
      return of === null ? null : oneGroup(of, member(entry, 'productIds'));
    }),
  );
}

const placeKinds = { STORE: 'store', TILL: 'till', ZONE: 'zone', CONCEPT: 'concept' } as const;

/** Places by kind, as a list with one place an entry, or as four lists. */
export function readWhere(written: unknown): Groups | null {
  if (!Array.isArray(written)) {
    if (!isObject(written)) return null;
    const lists = Object.entries(written).map(([name, ids]) => {
      const of = kindOf(name.replace(/s$/, ''), placeKinds);
      return of === null ? null : oneGroup(of, ids);
    });
    return together(lists);
  }
  const groups = new Map<GroupKind, string[]>();
  const entries = toObjects(written);
  for (const entry of entries) {
    const of = kindOf(member(entry, 'redemptionOrgEntityType'), placeKinds);
    const place = toText(member(entry, 'orgEntityId'));
    if (of === null || !/^-?\d{1,18}$/.test(place)) return null;
    if (place !== '-1') groups.set(of, [...(groups.get(of) ?? []), place]);
  }
  if (entries.length < written.length) return null;
  return { is: 'groups', groups: [...groups].map(([of, ids]) => ({ of, ids: ids.slice(0, mostIds) })) };
}
