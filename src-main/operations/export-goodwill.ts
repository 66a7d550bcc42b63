/** What was given as goodwill, as a file for whoever answers for it. That it was taken out of the till is recorded. */
import { ok } from '../contract/result.ts';
import { writeCsv } from '../domain/csv.ts';
import type { IssueEntry } from '../domain/stored-entry.ts';
import { addAudit } from '../store/audit.ts';
import { listGiven } from '../store/given.ts';
import { type Handler, staffIn } from './parts.ts';

const head = [
  'when',
  'member',
  'member number',
  'offer',
  'series',
  'code',
  'reason',
  'note',
  'given by',
  'allowed by',
  'state',
  'decided',
  'entry',
];

export const exportGoodwill: Handler<'exportGoodwill'> = async (parts, _input, context) => {
  const { ledger } = parts.store;
  const given = listGiven(ledger);
  addAudit(ledger, {
    at: parts.clock.wallMs(),
    who: staffIn(context).name,
    action: 'goodwill.exported',
    subject: 'till',
    detail: { rows: given.length },
  });
  return ok({ csv: writeCsv([head, ...given.map(line)]), rows: given.length });
};

const moment = (at: number | null) => (at === null ? '' : new Date(at).toISOString());

const line = (entry: IssueEntry): string[] => [
  moment(entry.createdAt),
  entry.customer.name,
  entry.customer.id,
  entry.description,
  entry.request?.seriesId ?? '',
  entry.reference ?? '',
  entry.request?.reason ?? '',
  entry.request?.note ?? '',
  entry.till.by,
  entry.till.approvedBy ?? '',
  entry.state,
  moment(entry.decidedAt),
  entry.id,
];
