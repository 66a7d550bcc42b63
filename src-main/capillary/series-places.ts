/**
 * Where a series may be redeemed, out of the three ways the wire says it. A restriction that is there but
 * cannot be read counts as one the till cannot compare itself with: never as "everywhere".
 */
import { z } from 'zod';
import { isObject, member, toNumber, toObjects, toText, type WireObject } from './wire-values.ts';

export interface SeriesPlaces {
  /** Store numbers; null = everywhere. */
  storeIds: string[] | null;
  limitedToOtherEntities: boolean;
}

/** Numbers of places, 'all', or 'unclear' when something is there that is no list. */
type PlaceList = string[] | 'all' | 'unclear';

/** A list, or the JSON text of one; -1, an empty list and nothing at all mean everywhere. */
function readPlaceList(written: unknown): PlaceList {
  let list = written;
  if (typeof written === 'string') {
    if (written.trim() === '' || written.trim() === 'null') return 'all';
    try {
      list = JSON.parse(written);
    } catch {
      return 'unclear';
    }
  }
  if (list === undefined || list === null) return 'all';
  const entries = Array.isArray(list) ? list : [list];
  const ids = entries.map((entry) => toText(isObject(entry) ? member(entry, 'id') : entry));
  if (ids.some((one) => !/^-?\d+$/.test(one))) return 'unclear';
  return ids.length === 0 || ids.includes('-1') ? 'all' : ids;
}

const entityKinds = z.enum(['STORE', 'TILL', 'ZONE', 'CONCEPT']);

/** `redemptionOrgEntityDetails`. Capillary docs: Get coupon series. */
function fromEntityDetails(written: unknown): { stores: PlaceList; others: boolean } {
  const entries = toObjects(written).map((entry) => ({
    kind: entityKinds.safeParse(toText(member(entry, 'redemptionOrgEntityType')).toUpperCase()).data,
    place: toNumber(member(entry, 'orgEntityId')),
  }));
  const limited = entries.filter(({ place }) => place !== -1);
  const stores = limited.filter(({ kind, place }) => kind === 'STORE' && place !== null);
  return {
    stores: stores.length === 0 ? 'all' : stores.map(({ place }) => String(place)),
    others: limited.some(({ kind, place }) => kind !== 'STORE' || place === null),
  };
}

/** `valid_redemption_org_entities` (v1.1) and `validRedemptionOrgEntityDetails` (detailed coupons). */
function fromEntityGroups(written: unknown): { stores: PlaceList; others: boolean } {
  const groups = ['concepts', 'zones', 'tills'].map((group) => readPlaceList(member(written, group)));
  return {
    stores: readPlaceList(member(written, 'stores')),
    others: groups.some((group) => group !== 'all'),
  };
}

/** Takes a series with v2 names. */
export function readPlaces(series: WireObject): SeriesPlaces {
  const details = fromEntityDetails(member(series, 'redemptionOrgEntityDetails'));
  const groups = [
    fromEntityGroups(member(series, 'validRedemptionOrgEntities')),
    fromEntityGroups(member(series, 'validRedemptionOrgEntityDetails')),
  ];
  const lists = [
    readPlaceList(member(series, 'storeIdsJson')),
    readPlaceList(member(series, 'redeemAtStore')),
    details.stores,
    ...groups.map(({ stores }) => stores),
  ];
  const told = lists.filter((list) => Array.isArray(list));
  const [first, ...rest] = told;
  // Several lists are several restrictions: a store has to be in all of them.
  const common = first?.filter((store) => rest.every((list) => list.includes(store))) ?? null;
  return {
    storeIds: common && common.length > 0 ? common : null,
    limitedToOtherEntities:
      details.others ||
      groups.some(({ others }) => others) ||
      lists.includes('unclear') ||
      (common !== null && common.length === 0),
  };
}
