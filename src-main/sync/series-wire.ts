/** A series as a manager wrote it, the way Capillary's client takes it. Only for what has no fault in it. */
import type { SeriesDraft } from '../capillary/save-series.ts';
import { settingsOf } from '../capillary/series-settings.ts';
import type { ToldSeries } from '../capillary/series-told.ts';
import { decimalOf, readPerCent, type SeriesDraftInput } from '../contract/series-draft.ts';
import { lastMomentOf } from '../domain/series-end.ts';

const handling = { made: 'DISC_CODE', shared: 'GENERIC', uploaded: 'DISC_CODE_PIN' } as const;
const strategies = { series: 'SERIES_EXPIRY', days: 'DAYS', months: 'MONTHS_END' } as const;

/** @param before the series as it is told now; null = a new one. */
export function wireDraftOf(
  draft: SeriesDraftInput,
  { currency, offsetMinutes, before }: Surroundings,
): SeriesDraft {
  const count = (written: string) => (written.trim() === '' ? null : Number(written));
  return {
    description: draft.description.trim(),
    discountCode: draft.discountCode.trim(),
    discountType: draft.discountType,
    discountValue:
      (draft.discountType === 'ABS'
        ? decimalOf(draft.value, currency)
        : (readPerCent(draft.value) ?? 0) / 100) ?? 0,
    discountUpTo: decimalOf(draft.upTo, currency) ?? 0,
    anyUser: draft.holders === 'anybody',
    smsTemplate: draft.message.trim(),
    codes: handling[draft.codes],
    genericCode: draft.codes === 'shared' ? draft.sharedCode.trim().toUpperCase() : null,
    expires: strategies[draft.life],
    expiresAfter: draft.life === 'series' ? 1 : Number(draft.lifeCount),
    validTill: lastMomentOf(draft.lastDay, offsetMinutes),
    seriesCode: draft.seriesCode.trim() || null,
    categories: [],
    settings: settingsOf(
      {
        leastBill: decimalOf(draft.leastBill, currency),
        mostBill: decimalOf(draft.mostBill, currency),
        mostGiven: count(draft.mostGiven),
        mostPerMember: count(draft.mostPerMember),
        mostRedeemed: count(draft.mostRedeemed),
        offline: draft.offline === '' ? null : draft.offline === 'yes',
        conditions: draft.conditions.trim(),
      },
      before?.told ?? null,
    ),
  };
}

interface Surroundings {
  currency: string;
  /** Capillary's zone, minutes east of UTC; null = not known. */
  offsetMinutes: number | null;
  before: ToldSeries | null;
}
