/** The queue, newest first. */
import { ok } from '../contract/result.ts';
import { listEntryPage } from '../store/entry-lists.ts';
import type { Handler } from './parts.ts';

export const listEntries: Handler<'listEntries'> = async (parts, input) => {
  const { words, kinds, text, limit, before } = input;
  const found = listEntryPage(parts.store.ledger, {
    words,
    kinds,
    text: text.trim(),
    limit: limit + 1,
    doubtBefore: parts.clock.wallMs() - parts.settings.read().doubtLimitMs,
    ...(before === undefined ? {} : { before }),
  });
  const page = found.slice(0, limit);
  const next = found.length > limit ? (page.at(-1)?.ordinal ?? null) : null;
  return ok({ entries: page.map(parts.viewEntry), next });
};
