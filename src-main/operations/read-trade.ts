/** What the till knows of the organisation's ways of payment and limits for bills; asked now where it never heard. */
import { ok } from '../contract/result.ts';
import { billLimits, knownTenders, learnTrade } from '../sync/trade.ts';
import type { Handler } from './parts.ts';

export const readTrade: Handler<'readTrade'> = async (parts) => {
  const { ledger } = parts.store;
  const settings = parts.settings.read();
  const capillary = parts.connection.isOnline() ? parts.capillary() : null;
  if (knownTenders(ledger, settings) === null && capillary !== null)
    await learnTrade(ledger, capillary, settings);
  const { oldest, uniqueDays } = billLimits(ledger, settings);
  return ok({ tenders: knownTenders(ledger, settings), oldestDays: oldest, uniqueDays });
};
