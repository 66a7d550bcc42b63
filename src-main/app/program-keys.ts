/**
 * Keys of point-of-sale programs: 256 random bits each, kept as an HMAC with a key of this device, so that a copied
 * file opens nothing. A fast hash is right here: nobody guesses 256 bits. Must never keep or write down a key itself,
 * nor compare one in a way whose time tells how much of it was right.
 */
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { ProgramKey } from '../contract/program-keys.ts';
import { ok, type Result } from '../contract/result.ts';
import type { Scope } from '../contract/scopes.ts';
import type { Clock } from '../domain/clock.ts';
import { fail } from '../domain/failure.ts';
import type { Database } from '../store/database.ts';
import {
  addProgramKeyRow,
  listProgramKeyRows,
  noteProgramKeyUse,
  type ProgramKeyRow,
  revokeProgramKeyRow,
} from '../store/program-keys.ts';

export interface ProgramKeys {
  make: (wanted: {
    name: string;
    scopes: Scope[];
    by: string;
  }) => Result<{ key: ProgramKey; secret: string }>;
  list: () => ProgramKey[];
  /** False = there is no such key. */
  revoke: (id: string, by: string) => boolean;
  /** The caller that a presented key makes; null = it is none of ours. */
  find: (presented: string) => string | null;
  /** Whose key that caller is; `gone` = it was taken away; null = the caller is no program. */
  holderOf: (caller: string) => ProgramKey | 'gone' | null;
  /** Notes that it was used. */
  touch: (id: string) => void;
  /** Whether a refusal is worth a line in the record: a program that runs wild asks for the same again and again. */
  isNews: (id: string, operation: string) => boolean;
}

/** Whose name stands under what came from files of bills. No door ever hands this caller in. */
export const billFilesCaller = 'files:bills';
export const billFilesName = 'Bill files';

/** The folder of bill files is a program as any other, but for its key: it has none. */
const billFilesKey: ProgramKey = {
  id: 'bill-files',
  name: billFilesName,
  scopes: ['bills:add', 'members:read'],
  madeAt: 0,
  madeBy: 'program',
  lastUsedAt: null,
};

const prefix = 'cpk_';
const callerPrefix = 'key:';
const mostKeys = 20;
/** Uses are written down, and the same refusal is told again, at most so often. */
const noteEveryMs = 60_000;

/** How what was done with a key is signed: never to be taken for a person. */
export const nameOfKey = (name: string): string => `${name} (key)`;

export function createProgramKeys(options: {
  ledger: Database;
  clock: Clock;
  deviceSecret: Uint8Array;
  randomBytes: (count: number) => Uint8Array;
  newId: () => string;
  /** What it listens to ends. */
  onRevoked: (id: string) => void;
}): ProgramKeys {
  const { ledger, clock, deviceSecret, randomBytes, newId, onRevoked } = options;
  const hashKey = createSecretKey(
    createHmac('sha256', deviceSecret).update('keys of point-of-sale programs').digest(),
  );
  const hashOf = (key: string) => createHmac('sha256', hashKey).update(key, 'utf8').digest();
  let rows = listProgramKeyRows(ledger);
  const notedAt = new Map<string, number>();

  const isDue = (what: string) => {
    const now = clock.monotonicMs();
    const before = notedAt.get(what);
    if (before !== undefined && now - before < noteEveryMs) return false;
    notedAt.set(what, now);
    return true;
  };
  const shown = ({ hash: _, ...key }: ProgramKeyRow): ProgramKey => key;

  return {
    make: ({ name, scopes, by }) => {
      const wanted = name.toLowerCase();
      if ([...rows, billFilesKey].some((row) => row.name.toLowerCase() === wanted))
        return fail('conflict', 'key-name-taken', {}, { field: 'name' });
      if (rows.length >= mostKeys) return fail('conflict', 'keys-too-many', { limit: String(mostKeys) });
      const secret = prefix + Buffer.from(randomBytes(32)).toString('base64url');
      const row: ProgramKeyRow = {
        id: newId(),
        name,
        scopes,
        madeAt: clock.wallMs(),
        madeBy: by,
        lastUsedAt: null,
        hash: hashOf(secret).toString('base64'),
      };
      addProgramKeyRow(ledger, row);
      rows = [...rows, row];
      return ok({ key: shown(row), secret });
    },
    list: () => rows.map(shown),
    revoke: (id, by) => {
      const row = rows.find((one) => one.id === id);
      if (!row || !revokeProgramKeyRow(ledger, { id, name: row.name, by, at: clock.wallMs() })) return false;
      rows = rows.filter((one) => one.id !== id);
      onRevoked(id);
      return true;
    },
    find: (presented) => {
      const hash = hashOf(presented);
      let found: string | null = null;
      // every key is looked at, so that the time taken tells nothing
      for (const row of rows) {
        const kept = Buffer.from(row.hash, 'base64');
        if (kept.length === hash.length && timingSafeEqual(kept, hash)) found = callerPrefix + row.id;
      }
      return found;
    },
    holderOf: (caller) => {
      if (caller === billFilesCaller) return billFilesKey;
      if (!caller.startsWith(callerPrefix)) return null;
      const row = rows.find(({ id }) => callerPrefix + id === caller);
      return row ? shown(row) : 'gone';
    },
    touch: (id) => {
      const at = clock.wallMs();
      rows = rows.map((row) => (row.id === id ? { ...row, lastUsedAt: at } : row));
      if (isDue(`used ${id}`)) noteProgramKeyUse(ledger, id, at);
    },
    isNews: (id, operation) => isDue(`refused ${id} ${operation}`),
  };
}
