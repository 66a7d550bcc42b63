/** Keys of point-of-sale programs. A key is here only as a keyed hash; the row of one taken away stays for the records. */
import { z } from 'zod';
import type { ProgramKey } from '../contract/program-keys.ts';
import { scope } from '../contract/scopes.ts';
import { addAudit } from './audit.ts';
import type { Database, Row } from './database.ts';
import { isDiskTrouble } from './disk-trouble.ts';

export interface ProgramKeyRow extends ProgramKey {
  /** Base64. */
  hash: string;
}

function readScopes(text: unknown): ProgramKey['scopes'] {
  try {
    const read = z.array(z.string()).safeParse(JSON.parse(String(text)));
    // a scope that this program does not know is good for nothing
    return scope.options.filter((one) => read.success && read.data.includes(one));
  } catch {
    return [];
  }
}

const read = (row: Row): ProgramKeyRow => ({
  id: String(row.id),
  name: String(row.name),
  scopes: readScopes(row.scopes),
  madeAt: Number(row.made_at),
  madeBy: String(row.made_by),
  lastUsedAt: typeof row.last_used_at === 'number' ? row.last_used_at : null,
  hash: String(row.hash),
});

export function listProgramKeyRows(ledger: Database): ProgramKeyRow[] {
  return ledger.all('SELECT * FROM program_key WHERE revoked_at IS NULL ORDER BY ordinal').map(read);
}

export function addProgramKeyRow(ledger: Database, key: ProgramKeyRow): void {
  const { id, name, hash, madeAt, madeBy } = key;
  const scopes = JSON.stringify(key.scopes);
  ledger.transaction(() => {
    ledger.run(
      `INSERT INTO program_key (id, name, scopes, hash, made_at, made_by)
       VALUES (@id, @name, @scopes, @hash, @madeAt, @madeBy)`,
      { id, name, scopes, hash, madeAt, madeBy },
    );
    addAudit(ledger, {
      at: madeAt,
      who: madeBy,
      action: 'key.made',
      subject: id,
      detail: { name, scopes: key.scopes.join(' ') },
    });
  });
}

/** False = there is no such key, or it was taken away before. */
export function revokeProgramKeyRow(
  ledger: Database,
  change: { id: string; name: string; by: string; at: number },
): boolean {
  const { id, name, by, at } = change;
  return ledger.transaction(() => {
    const changed = ledger.run(
      'UPDATE program_key SET revoked_at = @at WHERE id = @id AND revoked_at IS NULL',
      { id, at },
    );
    if (changed === 1)
      addAudit(ledger, { at, who: by, action: 'key.revoked', subject: id, detail: { name } });
    return changed === 1;
  });
}

/** Worth knowing, and nobody’s failure where the disk refuses. */
export function noteProgramKeyUse(ledger: Database, id: string, at: number): void {
  try {
    ledger.run('UPDATE program_key SET last_used_at = @at WHERE id = @id', { id, at });
  } catch (error) {
    if (!isDiskTrouble(error)) throw error;
  }
}
