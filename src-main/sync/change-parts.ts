/** What a change to a coupon needs of the running program, and who makes it. */
import type { BillCalls } from '../capillary/bill-calls.ts';
import type { Capillary } from '../capillary/client.ts';
import type { Entry } from '../contract/entries.ts';
import type { Settings } from '../contract/settings.ts';
import type { Clock } from '../domain/clock.ts';
import type { StoredEntry } from '../domain/stored-entry.ts';
import type { Database } from '../store/database.ts';
import type { Connection } from './connection.ts';
import type { Runner } from './runner.ts';
import type { ServerClock } from './server-clock.ts';

export interface ChangeParts {
  store: { ledger: Database; cache: Database };
  clock: Clock;
  boot: { id: string };
  settings: { read: () => Settings };
  /** null while no connection is set up. */
  capillary: () => (Capillary & Pick<BillCalls, 'billsByNumber'>) | null;
  connection: Pick<Connection, 'isOnline'>;
  serverClock: ServerClock;
  runner: Runner;
  viewEntry: (entry: StoredEntry) => Entry;
}

export interface Decider {
  by: string;
  /** The manager who agreed, when that is somebody else. */
  approvedBy: string | null;
}
