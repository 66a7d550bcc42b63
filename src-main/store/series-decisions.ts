/** Decisions to make or change a series, as the record tells them: they hold over every restart. */
import type { Database } from './database.ts';

/** A line that somebody wrote over by hand names no decision. */
const decision = "CASE WHEN json_valid(detail) THEN json_extract(detail, '$.decision') END";
const series = "CASE WHEN json_valid(detail) THEN json_extract(detail, '$.series') END";

/** Whether it was acted on before. */
export function wasDecided(ledger: Database, decisionId: string): boolean {
  return (
    ledger.get(`SELECT 1 FROM audit WHERE action = 'series.asked' AND ${decision} = @decisionId`, {
      decisionId,
    }) !== undefined
  );
}

/** Whether a new series of that name was sent and nobody knows yet what became of it: it may be under way right now. */
export function isMakingOpen(ledger: Database, name: string): boolean {
  return (
    ledger.get(
      `WITH ended AS (
         SELECT ${decision} AS id FROM audit WHERE action IN ('series.created', 'series.refused', 'series.not-sent')
       )
       SELECT 1 FROM audit
       WHERE action = 'series.asked' AND lower(subject) = lower(@name) AND ${series} IS NULL
         AND ${decision} NOT IN (SELECT id FROM ended WHERE id IS NOT NULL)`,
      { name },
    ) !== undefined
  );
}
