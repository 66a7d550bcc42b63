/**
 * The program as it is, or with one part of it made wrong on purpose. Everything here is a part that the program is
 * handed anyway, or a wrapper round one; the core knows nothing of mutants.
 */

import type { Outcome } from '../../../src-main/capillary/outcome.ts';
import type { MinorUnits } from '../../../src-main/contract/money.ts';
import type { Clock } from '../../../src-main/domain/clock.ts';
import type { Database } from '../../../src-main/store/database.ts';
import type { Stamp } from '../../../src-main/store/entries.ts';
import type { QueueCapillary } from '../../../src-main/sync/queue-capillary.ts';
import type { RunnerParts } from '../../../src-main/sync/runner.ts';

export interface Variant {
  name: string;
  rules?: NonNullable<RunnerParts['rules']>;
  /** The clock the queue is given. */
  queueClock?: (clock: Clock) => Clock;
  capillary?: (capillary: QueueCapillary) => QueueCapillary;
  /** The ledger as queue and redemptions see it. */
  ledger?: (ledger: Database) => Database;
  /** What the queue hears of every call. */
  heard?: <Value>(outcome: Outcome<Value>) => Outcome<Value>;
  /** kept: an older ledger that was put back goes on counting its own bill numbers where it stood. */
  epochs?: 'kept';
  recover?: (ledger: Database, stamp: Stamp) => number;
  exposure?: (ledger: Database) => MinorUnits;
  /** After how many commits the disk is synced; 1 = every commit, as FULL does. */
  commitsPerSync?: number;
}

export const asItIs: Variant = { name: 'as it is' };
