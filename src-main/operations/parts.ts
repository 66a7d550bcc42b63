/** What every operation is given: the parts of the running program, and who calls. */
import type { Credentials } from '../capillary/client.ts';
import type { CapillaryClient } from '../capillary/create-capillary.ts';
import type { AuditVerdict } from '../contract/audit.ts';
import type { BackupsView } from '../contract/backups.ts';
import type { BillFilesView } from '../contract/bill-files.ts';
import type { ConnectionInput, ConnectionView } from '../contract/connection.ts';
import type { CounterRequest } from '../contract/counter-requests.ts';
import type { Entry } from '../contract/entries.ts';
import type { PushEvent } from '../contract/events.ts';
import type { KeysView, ShownRecoveryKey } from '../contract/keys.ts';
import type { ProgramKey } from '../contract/program-keys.ts';
import type { Reason } from '../contract/reasons.ts';
import type { Result } from '../contract/result.ts';
import type { Scope } from '../contract/scopes.ts';
import type { Role, Session, StaffMember } from '../contract/session.ts';
import type { Settings } from '../contract/settings.ts';
import type { Status } from '../contract/status.ts';
import type { OperationName, OperationOutput, ReadInput } from '../contract/table.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import type { StoredEntry } from '../domain/stored-entry.ts';
import type { Store } from '../store/open.ts';
import type { Connection } from '../sync/connection.ts';
import type { OwnNumbers } from '../sync/own-numbers.ts';
import type { Runner } from '../sync/runner.ts';
import type { SavingParts } from '../sync/series-saving.ts';
import type { ServerClock } from '../sync/server-clock.ts';
import type { Uploads } from '../uploads/create-uploads.ts';

/** Connection details with their secret opened; stays on the main side. */
export interface OpenConnection {
  view: ConnectionView;
  credentials: Credentials;
}

export interface Parts {
  mode: 'training' | 'live';
  /** Where ledger and cache lie. */
  dataFolder: string;
  store: Store;
  clock: Clock;
  boot: { id: string; startedMono: number };
  newId: () => string;
  log: Log;
  settings: { read: () => Settings; save: (settings: Settings) => void };
  account: {
    /** Reads input (with the saved secret where it is left out) without keeping it. */
    prepare: (input: ConnectionInput) => Result<OpenConnection>;
    saved: () => OpenConnection | null;
    /** Before saving; false = another program of this machine works as this till. */
    claim: (connection: OpenConnection) => boolean;
    save: (connection: OpenConnection) => void;
    /** A client for details that are not saved, for testing them; the caller stops it. */
    tryOut: (connection: OpenConnection) => CapillaryClient;
  };
  capillary: () => CapillaryClient | null;
  connection: Connection;
  /** Epoch milliseconds since when the line is down; null = it is up. */
  offlineSince: () => number | null;
  serverClock: ServerClock;
  /** Names under which Capillary may know this till. */
  ownTills: () => string[];
  ownNumbers: OwnNumbers;
  runner: Runner;
  uploads: Uploads;
  pins: {
    /** Wrong ones are counted, delayed and at last locked; survives restarts. */
    guess: (
      pin: string,
      guess?: { wanted?: Role; askedBy?: StaffMember | null },
    ) => Promise<Result<StaffMember>>;
    /** The one try that is kept for a manager while sign-in is locked. */
    unlock: (pin: string) => Promise<Result<StaffMember>>;
    forgive: () => void;
    /** Milliseconds until sign-in opens by itself; null = it is not locked. */
    lockedMs: () => number | null;
    /** Refused when the PIN is weak or somebody else's. */
    give: (pin: string, to: { id: string }, write: (pinHash: string) => void) => Promise<Result<null>>;
  };
  sessions: {
    staffOf: (caller: string) => StaffMember | null;
    /** Whose work is covered there. */
    coveredOf: (caller: string) => StaffMember | null;
    signIn: (caller: string, staff: StaffMember) => void;
    signOut: (caller: string) => void;
    touch: (caller: string) => void;
    cover: (caller: string) => void;
    /** Ends every sign-in of a person. */
    end: (staffId: string) => void;
  };
  /** Keys of point-of-sale programs. */
  programKeys: {
    make: (wanted: { name: string; scopes: Scope[]; by: string }) => Result<{
      key: ProgramKey;
      secret: string;
    }>;
    list: () => ProgramKey[];
    /** False = there is no such key. */
    revoke: (id: string, by: string) => boolean;
    /** Whose key a caller is; `gone` = it was taken away; null = the caller is no program. */
    holderOf: (caller: string) => ProgramKey | 'gone' | null;
    touch: (id: string) => void;
    /** Whether a refusal is worth a line in the record. */
    isNews: (id: string, operation: string) => boolean;
  };
  /** The folder of bill files. */
  billFiles: () => BillFilesView;
  /** What a point-of-sale program wants on the screen; one at a time, and gone with the program. */
  counterRequests: {
    read: () => CounterRequest | null;
    put: (request: CounterRequest | null) => void;
  };
  record: {
    verify: () => Promise<AuditVerdict>;
    /** The record’s end as it is now, outside the ledger as well. */
    anchor: () => void;
  };
  keys: {
    view: () => KeysView;
    /** The key is in a file, on a live till, and nobody has said yet that this will do. */
    wantsChoice: () => boolean;
    /** Throws what the disk says. */
    makeRecoveryKey: (at: number) => ShownRecoveryKey;
    /** The one that was shown in this run and waits; null = none does. */
    shown: () => ShownRecoveryKey | null;
    /** Throws what the disk says. */
    confirmRecoveryKey: (at: number) => void;
  };
  backups: {
    /** In the background; nobody waits for it. */
    soon: () => void;
    /** Half a sentence when it failed. */
    now: () => Promise<string | null>;
    view: () => BackupsView;
  };
  readSession: (caller: string) => Session;
  readStatus: () => Status;
  /** Something the status shows has changed. */
  statusChanged: () => void;
  /** Something every session shows has changed. */
  sessionsChanged: () => void;
  viewEntry: (entry: StoredEntry) => Entry;
  notices: () => Reason[];
  training: { setLine: (up: boolean) => Promise<void> } | null;
  push: (event: PushEvent) => void;
}

export interface CallContext {
  caller: string;
  /** Who is signed in; of a program’s call its key, under a name that says so. */
  staff: StaffMember | null;
  /** The manager whose approval came with this call. */
  approvedBy: { id: string; name: string } | null;
}

export type Handler<Name extends OperationName> = (
  parts: Parts,
  input: ReadInput<Name>,
  context: CallContext,
) => Promise<Result<OperationOutput<Name>>>;

/** The signed-in person; dispatch has made sure that there is one. */
export function staffIn(context: CallContext): StaffMember {
  if (context.staff === null) throw new Error('operation called without a sign-in');
  return context.staff;
}

/** The parts that making and changing a series work with. */
export function savingOf(parts: Parts): SavingParts {
  const { store, clock, serverClock } = parts;
  return {
    store,
    clock,
    serverClock,
    settings: parts.settings.read(),
    capillary: parts.capillary(),
    isOnline: parts.connection.isOnline(),
  };
}

/** Who decides, and the manager who agreed where one had to. */
export function deciderIn(context: CallContext): { by: string; approvedBy: string | null } {
  return { by: staffIn(context).name, approvedBy: context.approvedBy?.name ?? null };
}
