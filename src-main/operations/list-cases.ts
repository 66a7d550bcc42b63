/** The manager's desk. */
import { ok } from '../contract/result.ts';
import { countOpenCases, listCaseEntries } from '../store/desk.ts';
import { viewCase } from '../sync/desk-view.ts';
import type { Handler } from './parts.ts';

export const listCases: Handler<'listCases'> = async (parts, input) => {
  const { ledger } = parts.store;
  const found = listCaseEntries(ledger, input.open, input.limit);
  return ok({ cases: found.map((entry) => viewCase(entry, parts)), openCount: countOpenCases(ledger) });
};
