/** What the queue's runner is given, and what it hands on to whoever deals with one entry. */
import type { MemberRedemption } from '../capillary/client.ts';
import type { Settings } from '../contract/settings.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import type { settleAttempt, settleEvidence, settleWindowLeft } from '../domain/settlement.ts';
import type { StoredEntry } from '../domain/stored-entry.ts';
import type { Database } from '../store/database.ts';
import type { Budget } from './budget.ts';
import type { Connection } from './connection.ts';
import type { QueueCapillary } from './queue-capillary.ts';
import type { ServerClock } from './server-clock.ts';
import type { Explain } from './settle.ts';

/** The pure decisions of the queue: what an answer means, what was found means, when it is safe to send again. */
export interface Rules {
  settleAttempt: typeof settleAttempt;
  settleEvidence: typeof settleEvidence;
  settleWindowLeft: typeof settleWindowLeft;
}

export interface RunnerParts {
  ledger: Database;
  clock: Clock;
  boot: { id: string; startedMono: number };
  /** null while no connection is set up. */
  capillary: () => QueueCapillary | null;
  connection: Pick<Connection, 'isOnline'>;
  serverClock: ServerClock;
  budget: Budget;
  settings: () => Settings;
  /** Names under which Capillary may know this till. */
  ownTills: () => string[];
  /** What Capillary lists of a member who was asked about: another till under our name may stand there. */
  redemptionsSeen?: (listed: MemberRedemption[]) => void;
  explain: Explain;
  /** Between 0 and 1. */
  chance: () => number;
  log: Log;
  /** An entry changed; it is on the disk already. */
  onEntry: (entry: StoredEntry) => void;
  /** The domain's own unless given: whoever wants to see what they prevent hands in others. */
  rules?: Partial<Rules>;
}
