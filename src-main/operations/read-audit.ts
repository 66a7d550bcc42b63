/** A page of the record, newest first. */
import { ok } from '../contract/result.ts';
import { listAuditLines, listAuditPeople, seeSubjects } from '../store/audit-lists.ts';
import type { Handler } from './parts.ts';

export const readAudit: Handler<'readAudit'> = async ({ store }, input) => {
  const found = listAuditLines(store.ledger, { ...input, limit: input.limit + 1 });
  const lines = found.slice(0, input.limit);
  const next = found.length > input.limit ? (lines.at(-1)?.line ?? null) : null;
  return ok({ lines: seeSubjects(store.ledger, lines), next, people: listAuditPeople(store.ledger) });
};
