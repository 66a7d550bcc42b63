/** Sends what was written and says how it ended, for the form to show. Never sends twice. */
import type { SeriesDetail } from '../../../../src-main/contract/series.ts';
import {
  type SeriesFault,
  type SeriesField,
  type SeriesWriting,
  seriesFields,
} from '../../../../src-main/contract/series-draft.ts';
import type { Call } from '../../../app/call.ts';
import { asInput, type SaveSaid, type SeriesForm } from './series-state.ts';

type Ended = Extract<SeriesForm, { does: 'writing' | 'unknown' }>;

interface Sent {
  of: SeriesDetail | null;
  draft: SeriesWriting;
  decisionId: string;
  evenSo: boolean;
}

interface Saved {
  does: 'saved';
  seriesId: string;
  detail: SeriesDetail | null;
  said: SaveSaid;
}

export async function sendSeries(
  call: Call,
  { of, draft, decisionId, evenSo }: Sent,
): Promise<Ended | Saved> {
  const input = { decisionId, draft: asInput(draft) };
  const seriesId = of?.row.seriesId ?? null;
  const answer =
    of === null
      ? await call('createSeries', { ...input, evenSoNamed: evenSo })
      : await call('updateSeries', { ...input, seriesId: of.row.seriesId, readAs: of.readAs });
  if (!answer.ok) {
    const { failure } = answer;
    const field = fieldOf(failure.field);
    const faults: SeriesFault[] =
      field === null ? [] : [{ field, reason: failure.reason, facts: failure.facts }];
    return { does: 'writing', of, draft, faults, failure };
  }
  const { outcome, reasons, platform, detail } = answer.value;
  const madeId = 'seriesId' in answer.value ? answer.value.seriesId : seriesId;
  if (outcome === 'unknown' || madeId === null) {
    const found = 'found' in answer.value ? answer.value.found : null;
    return { does: 'unknown', of, draft, reasons, platform, found, looking: false };
  }
  const does = of === null ? 'made' : 'changed';
  const said: SaveSaid = { does, askedDay: draft.lastDay, reasons, platform };
  return { does: 'saved', seriesId: madeId, detail, said };
}

/** `draft.value` is the field `value`. */
function fieldOf(path: string | undefined): SeriesField | null {
  const name = path?.replace(/^draft\./, '');
  return seriesFields.find((field) => field === name) ?? null;
}
