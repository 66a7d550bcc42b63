// What was asked of the simulator and how it ended, for tests and for curious people. Secrets of the token
// call and credentials are never kept.
export interface CallEntry {
  sequence: number;
  atMs: number;
  method: string;
  path: string;
  query: Readonly<Record<string, string>>;
  /** the body as sent; left out for the token call */
  body: unknown;
  requestId: string;
  /** who called, when that was found out */
  tillCode: string | null;
  /** HTTP status of the answer; null when none was given */
  status: number | null;
  /** the call changed the world (perhaps later than it was answered) */
  isCommitted: boolean;
  /** the fault it met */
  fault: string | null;
}

export interface CallLog {
  add(entry: Omit<CallEntry, 'sequence' | 'tillCode' | 'status' | 'isCommitted' | 'fault'>): CallEntry;
  list(): readonly CallEntry[];
  clear(): void;
}

const KEPT = 10_000;

export function createCallLog(): CallLog {
  const entries: CallEntry[] = [];
  let sequence = 0;
  return {
    add(facts) {
      sequence += 1;
      const body = facts.path.startsWith('/v3/oauth') ? undefined : facts.body;
      const entry = {
        sequence,
        ...facts,
        body,
        tillCode: null,
        status: null,
        isCommitted: false,
        fault: null,
      };
      entries.push(entry);
      if (entries.length > KEPT) entries.shift();
      return entry;
    },
    list: () => entries,
    clear() {
      entries.length = 0;
    },
  };
}
