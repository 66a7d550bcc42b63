/** What this till is called: at Capillary, in its own bill numbers, and for the lock that only one program may hold. */
import type { OpenConnection } from '../operations/parts.ts';
import type { Database } from '../store/database.ts';
import { readFact } from '../store/facts.ts';

/** Names under which Capillary may know this till: the account, whom its calls count for, what sign-in told. */
export function ownTills(connection: OpenConnection | null, ledger: Database): string[] {
  const told = readFact(ledger, 'till-code');
  const { attribution } = connection?.view ?? {};
  const names = [
    connection?.view.auth === 'basic' ? connection.view.account : null,
    attribution?.type === 'TILL' ? attribution.code : null,
    told,
  ];
  return [...new Set(names.filter((name) => name !== null && name !== ''))] as string[];
}

/** What the till is called at Capillary, for its own bill numbers. */
export function accountTill(connection: OpenConnection | null): string {
  const { attribution, auth, account } = connection?.view ?? {};
  if (attribution?.type === 'TILL') return attribution.code;
  return auth === 'basic' ? (account ?? '') : '';
}

/** null = nothing to lock. A key that several tills share is told apart by the till it is counted for. */
export function lockNameOf(connection: OpenConnection | null): string | null {
  if (connection === null) return null;
  const { apiUrl, account, attribution } = connection.view;
  return JSON.stringify([apiUrl, account, attribution?.type ?? '', attribution?.code ?? '']);
}

export function tillInUse(connection: OpenConnection | null): string {
  return `Another Counterpart on this machine already works as the till ${accountTill(connection) || connection?.view.account}, from another data folder. Use the window that is open, or end it first.`;
}
