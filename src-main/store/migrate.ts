/**
 * Brings a file to the newest shape, one numbered step after the other, each in its own transaction. A file from
 * a newer program is left as it is. Steps are never changed once released; new ones are added at the end.
 */
import type { Database } from './database.ts';

export interface Migration {
  name: string;
  statements: string[];
}

export type Migrated = { ok: true } | { ok: false; found: number; known: number };

export function migrate(database: Database, migrations: Migration[]): Migrated {
  const found = Number(database.pragma('user_version'));
  if (found > migrations.length) return { ok: false, found, known: migrations.length };
  for (const [index, migration] of migrations.entries()) {
    if (index < found) continue;
    database.transaction(() => {
      for (const statement of migration.statements) database.run(statement);
      database.pragma(`user_version = ${index + 1}`);
    });
  }
  return { ok: true };
}
