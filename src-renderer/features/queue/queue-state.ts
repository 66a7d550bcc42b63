/** What the queue shows: a filtered list, one entry in full, and what a manager is about to do with it. */
import type { Entry, EntryKind, EntryWord, HistoryLine } from '../../../src-main/contract/entries.ts';
import type { Failure } from '../../../src-main/contract/result.ts';

export type ListShown =
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; entries: Entry[]; next: number | null; readingMore: boolean };

export type DetailShown =
  | { shows: 'none' }
  | { shows: 'reading'; id: string }
  | { shows: 'failed'; id: string; failure: Failure }
  | { shows: 'known'; id: string; entry: Entry; history: HistoryLine[] };

export type Act =
  | { does: 'nothing' }
  | { does: 'retrying' }
  | { does: 'retried' }
  /** Asking for the note that a withdrawal needs. */
  | { does: 'noting'; note: string }
  | { does: 'withdrawing'; note: string }
  | { does: 'withdrawn' }
  | { does: 'failed'; failure: Failure; note: string | null };

/** Taking what was given as goodwill out as a file. */
export type Export =
  | { does: 'nothing' }
  | { does: 'reading' }
  | { does: 'done'; rows: number }
  | { does: 'failed'; failure: Failure };

export interface QueueFacts {
  words: EntryWord[];
  kinds: EntryKind[];
  text: string;
  list: ListShown;
  detail: DetailShown;
  act: Act;
  export: Export;
}

export const emptyQueue: QueueFacts = {
  words: [],
  kinds: [],
  text: '',
  list: { shows: 'reading' },
  detail: { shows: 'none' },
  act: { does: 'nothing' },
  export: { does: 'nothing' },
};

/** Whether a new entry belongs into the list as it is filtered; a text can only be judged by the program. */
export function fitsFilter(
  entry: Entry,
  { words, kinds, text }: Pick<QueueFacts, 'words' | 'kinds' | 'text'>,
): boolean {
  const fitsKind = kinds.length === 0 || kinds.includes(entry.kind);
  return text.trim() === '' && fitsKind && (words.length === 0 || words.includes(entry.word));
}

/** News in its place. What stands in the list stays even when its word no longer fits, so that nothing jumps. */
export function placeNews(entries: Entry[], news: Entry, fits: boolean): Entry[] {
  const known = entries.find((entry) => entry.id === news.id);
  if (known && known.updatedAt > news.updatedAt) return entries;
  if (known) return entries.map((entry) => (entry.id === news.id ? news : entry));
  const newest = entries[0];
  return fits && (!newest || newest.createdAt <= news.createdAt) ? [news, ...entries] : entries;
}

/** Still moving: a manager may let it go at once. */
export function canRetry(entry: Entry): boolean {
  return entry.state === 'queued' || entry.state === 'in-doubt';
}

/** Not sent, or in doubt and settled by hand. */
export function canWithdraw(entry: Entry): boolean {
  return entry.state === 'queued' || entry.state === 'in-doubt';
}
