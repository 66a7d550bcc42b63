/** Whether a series reads at Capillary as it was written here. */
import type { SeriesDetail } from '../contract/series.ts';
import { type SeriesDraftInput, type SeriesField, seriesFields } from '../contract/series-draft.ts';

/** Not told by Capillary, or told in more than one way. */
const notCompared: readonly SeriesField[] = ['message', 'lastDay'];

export function readsAsWritten({ row, writing }: SeriesDetail, draft: SeriesDraftInput): boolean {
  const isDayThere = [row.lastDay, ...row.otherLastDays].includes(draft.lastDay.trim());
  const isSame = (field: SeriesField) => {
    const [there, wanted] = [writing[field], draft[field].trim()];
    // what may be left to Capillary is whatever Capillary made of it
    if (wanted === '' && (field === 'seriesCode' || field === 'offline')) return true;
    if (there.toLowerCase() === wanted.toLowerCase()) return true;
    return there !== '' && wanted !== '' && Number(there) === Number(wanted);
  };
  return isDayThere && seriesFields.every((field) => notCompared.includes(field) || isSame(field));
}
