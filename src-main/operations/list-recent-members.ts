/** Who was seen at this till last. Whoever knows nothing of them sees the ends of their identifiers only. */
import { ok } from '../contract/result.ts';
import { maskIdentifier } from '../domain/mask.ts';
import { listRecentMembers as listRecent } from '../store/members.ts';
import { settledId } from '../store/new-members.ts';
import type { Handler } from './parts.ts';

export const listRecentMembers: Handler<'listRecentMembers'> = async (parts, input) => {
  const { ledger, cache } = parts.store;
  const customers = listRecent(cache, input.limit).map(({ id, name, identifiers }) => ({
    id: settledId(ledger, id),
    name,
    identifiers: identifiers.map(maskIdentifier),
    source: 'till' as const,
    masked: true,
  }));
  return ok({ customers });
};
