/** Seals what an older program wrote, once. */
import type { KeyObject } from 'node:crypto';
import { addAudit } from './audit.ts';
import { genesis, sealLine } from './audit-chain.ts';
import type { Database } from './database.ts';

/** The lines of a program from before there was a chain, all in one; a line of its own says that it was done later. */
export function sealOlder(ledger: Database, key: KeyObject, at: number): number {
  return ledger.transaction(() => {
    let { mac } = genesis;
    const rows = ledger.all('SELECT * FROM audit ORDER BY ordinal');
    for (const row of rows) {
      const ordinal = Number(row.ordinal);
      mac = sealLine(key, mac, ordinal, row);
      ledger.run('UPDATE audit SET mac = @mac WHERE ordinal = @ordinal', { mac, ordinal });
    }
    const detail = { lines: rows.length };
    addAudit(ledger, { at, who: 'program', action: 'audit.sealed', subject: 'ledger', detail });
    return rows.length;
  });
}
