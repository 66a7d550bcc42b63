// What may go wrong on purpose: rules that match calls by method and path, let the first few pass, and spoil
// the next few. This file keeps the rules and says which fault a call meets; exchange.ts carries it out.
import { z } from 'zod';

const milliseconds = z.number().int().min(0).max(600_000);
/** Before the call has done anything, or after it has done everything. */
const moment = z.enum(['before-commit', 'after-commit']);

const match = {
  /** any method when absent */
  method: z.string().optional(),
  /** the path without its query; `*` stands for anything; any path when absent */
  path: z.string().optional(),
  /** how many matching calls pass unharmed first */
  skip: z.number().int().nonnegative().default(0),
  /** how many calls it spoils after that */
  times: z.union([z.number().int().positive(), z.literal('forever')]).default(1),
};

export const faultSchema = z.discriminatedUnion('kind', [
  /** slow: before the work, before the answer, or both; goes together with another fault */
  z.strictObject({
    kind: z.literal('delay'),
    ...match,
    beforeMs: milliseconds.default(0),
    afterMs: milliseconds.default(0),
  }),
  /** the connection breaks without an answer */
  z.strictObject({ kind: z.literal('drop'), ...match, when: moment }),
  /** the connection stays open and no answer ever comes */
  z.strictObject({ kind: z.literal('hang'), ...match, when: moment }),
  /** the connection breaks at once, and the work is done a while later */
  z.strictObject({ kind: z.literal('late-commit'), ...match, afterMs: milliseconds }),
  /** a bare HTTP status such as 429 or 503 */
  z.strictObject({
    kind: z.literal('status'),
    ...match,
    status: z.number().int().min(400).max(599),
    when: moment.default('before-commit'),
    retryAfter: z.union([z.number(), z.string()]).optional(),
    body: z.unknown().optional(),
  }),
  /** an answer nobody can read */
  z.strictObject({
    kind: z.literal('garbage'),
    ...match,
    look: z.enum(['html', 'truncated', 'wrong-types', 'empty', 'empty-object']),
    when: moment.default('after-commit'),
    status: z.number().int().min(200).max(599).default(200),
  }),
  /** nothing done; HTTP fine, and a refusal inside, written as that call writes its refusals */
  z.strictObject({
    kind: z.literal('failure'),
    ...match,
    code: z.number().int(),
    status: z.number().int().min(200).max(599).default(200),
  }),
  /** done as asked, and the answer speaks of another code */
  z.strictObject({ kind: z.literal('other-code'), ...match, code: z.string().min(1) }),
  /** every token handed out so far dies just before this call */
  z.strictObject({ kind: z.literal('expire-tokens'), ...match }),
]);

export type FaultRequest = z.input<typeof faultSchema>;
type Fault = z.infer<typeof faultSchema>;
export type Effect = Exclude<Fault, { kind: 'delay' }>;

type FaultRow = Fault & { id: number; seen: number; done: number };

interface Plan {
  beforeMs: number;
  afterMs: number;
  effect: Effect | undefined;
}

export interface Faults {
  /** Throws when the request is not a fault. Answers its id. */
  add(request: FaultRequest): number;
  list(): readonly FaultRow[];
  /** Undefined removes every fault; false when there was none with this id. */
  remove(id?: number): boolean;
}

export interface FaultBook extends Faults {
  /** What this call meets. Counts the call, so it is asked once per call. */
  take(method: string, path: string): Plan;
}

function fits(fault: Fault, method: string, path: string): boolean {
  const isMethod = fault.method === undefined || fault.method.toUpperCase() === method;
  if (fault.path === undefined) return isMethod;
  const pattern = fault.path.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return isMethod && new RegExp(`^${pattern.join('.*')}$`).test(path);
}

/** Counts a matching call; true when the rule spoils it. */
function isDue(row: FaultRow): boolean {
  row.seen += 1;
  return row.seen > row.skip && (row.times === 'forever' || row.done < row.times);
}

export function createFaultBook(): FaultBook {
  let rows: FaultRow[] = [];
  let lastId = 0;
  return {
    add(request) {
      lastId += 1;
      rows.push({ ...faultSchema.parse(request), id: lastId, seen: 0, done: 0 });
      return lastId;
    },
    list: () => rows,
    remove(id) {
      const before = rows.length;
      rows = id === undefined ? [] : rows.filter((row) => row.id !== id);
      return id === undefined || rows.length < before;
    },
    take(method, path) {
      const plan: Plan = { beforeMs: 0, afterMs: 0, effect: undefined };
      for (const row of rows.filter((candidate) => fits(candidate, method, path))) {
        if (row.kind !== 'delay' && plan.effect) continue;
        if (!isDue(row)) continue;
        row.done += 1;
        if (row.kind === 'delay') {
          plan.beforeMs += row.beforeMs;
          plan.afterMs += row.afterMs;
        } else {
          plan.effect = row;
        }
      }
      return plan;
    },
  };
}
