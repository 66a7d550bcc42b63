/**
 * The one way into an operation, whichever door a call came through: reads the input, checks who may, uses up a
 * manager's approval, runs, and turns a bug into a failure with an id that is in the log. Never throws.
 */
import type { z } from 'zod';
import { cutName, fieldName } from '../contract/field-names.ts';
import type { ProgramKey } from '../contract/program-keys.ts';
import { type ReasonKey, reasonKey } from '../contract/reasons.ts';
import type { Failure, Result } from '../contract/result.ts';
import { mayCall, mayKeyCall, scopesFor } from '../contract/rights.ts';
import { isOperationName, type OperationName, operations } from '../contract/table.ts';
import { approvalMs } from '../domain/approval.ts';
import { fail, failureOf } from '../domain/failure.ts';
import type { CallContext, Handler, Parts } from '../operations/parts.ts';
import { spendApproval } from '../store/approvals.ts';
import { addAudit } from '../store/audit.ts';
import { isDiskTrouble } from '../store/disk-trouble.ts';
import { digestOf } from '../store/input-digest.ts';
import { settledId } from '../store/new-members.ts';
import { hasStaff } from '../store/staff.ts';
import { handlers } from './handlers.ts';
import { isPlainInput } from './plain-input.ts';
import type { Call } from './ports.ts';
import { nameOfKey } from './program-keys.ts';

type AnyHandler = (parts: Parts, input: unknown, context: CallContext) => Promise<Result<unknown>>;

export async function dispatch(parts: Parts, call: Call): Promise<Result<unknown>> {
  const { operation } = call;
  if (!isOperationName(operation)) {
    return fail('not-found', 'operation-unknown', { operation: operation.slice(0, 60) });
  }
  try {
    const raw = call.input ?? {};
    const program = parts.programKeys.holderOf(call.caller);
    const staff = program === null ? parts.sessions.staffOf(call.caller) : staffOfKey(program);
    const early =
      program === null
        ? refuseEarly(parts, operation, staff, call)
        : refuseProgram(parts, operation, program, call);
    if (early) return { ok: false, failure: early };
    if (!isPlainInput(raw)) return fail('bad-input', 'input-invalid', { field: fieldName('') });
    const read = operations[operation].input.safeParse(raw, { reportInput: true });
    if (!read.success) return { ok: false, failure: failureOfInput(read.error) };
    const allowed = allow(parts, operation, raw, call, staff);
    if (!allowed.ok) return allowed;
    const handler: Handler<OperationName> = handlers[operation] as Handler<OperationName>;
    return await (handler as AnyHandler)(parts, withSettledMember(parts, read.data), allowed.value);
  } catch (error) {
    return { ok: false, failure: failureOfBug(parts, operation, error) };
  }
}

/** A caller may still hold the id a member had before Capillary gave one; everybody behind this gets the right one. */
function withSettledMember(parts: Parts, input: unknown): unknown {
  if (typeof input !== 'object' || input === null || !('customerId' in input)) return input;
  const { customerId } = input;
  if (typeof customerId !== 'string') return input;
  return { ...input, customerId: settledId(parts.store.ledger, customerId) };
}

/** What can be refused before the input is looked at: nobody signed in, or a manager's thing without a manager. */
function refuseEarly(
  parts: Parts,
  operation: OperationName,
  staff: CallContext['staff'],
  call: Call,
): Failure | null {
  const { access } = operations[operation];
  const { caller } = call;
  const withApproval = call.approvalId !== undefined;
  if (access === 'anyone') return null;
  const staffed = hasStaff(parts.store.ledger);
  if (access === 'new-till') return staffed ? failureOf('conflict', 'already-set-up') : null;
  if (!staffed) return failureOf('not-signed-in', 'not-set-up');
  if (staff === null) {
    const covered = parts.sessions.coveredOf(caller);
    if (covered !== null) return failureOf('not-signed-in', 'covered', { name: covered.name });
    return failureOf('not-signed-in', 'not-signed-in');
  }
  parts.sessions.touch(caller);
  if (mayCall(staff.role, operation) || withApproval) return null;
  addAudit(parts.store.ledger, {
    at: parts.clock.wallMs(),
    who: staff.name,
    action: 'call.refused',
    subject: operation,
    detail: { wanted: 'manager' },
  });
  return failureOf('not-allowed', 'needs-manager');
}

/** Under whose name stands what was done with a key: never a manager, never to be taken for a person. */
function staffOfKey(program: ProgramKey | 'gone'): CallContext['staff'] {
  if (program === 'gone') return null;
  return { id: `key:${program.id}`, name: nameOfKey(program.name), role: 'cashier' };
}

/** A key opens what its scopes say, whoever is signed in on the screen, and nothing else whatever comes along. */
function refuseProgram(
  parts: Parts,
  operation: OperationName,
  program: ProgramKey | 'gone',
  call: Call,
): Failure | null {
  if (program === 'gone') return failureOf('not-signed-in', 'key-wrong');
  const isGood = mayKeyCall(program.scopes, operation);
  if (isGood && call.approvalId === undefined) {
    parts.programKeys.touch(program.id);
    return null;
  }
  if (parts.programKeys.isNews(program.id, operation)) {
    addAudit(parts.store.ledger, {
      at: parts.clock.wallMs(),
      who: staffOfKey(program)?.name ?? 'nobody',
      action: 'call.refused',
      subject: operation,
      detail: { wanted: isGood ? 'no approval' : 'scope' },
    });
  }
  if (isGood) return failureOf('not-allowed', 'key-no-approval');
  const [scope] = scopesFor(operation);
  if (scope === undefined) return failureOf('not-allowed', 'key-never');
  return failureOf('not-allowed', 'key-lacks-scope', { scope });
}

/** Uses the approval up when one came along; a call that needed none does not mind. */
function allow(
  parts: Parts,
  operation: OperationName,
  input: unknown,
  call: Call,
  staff: CallContext['staff'],
): Result<CallContext> {
  const context: CallContext = { caller: call.caller, staff, approvedBy: null };
  if (call.approvalId === undefined) return { ok: true, value: context };
  const manager = spendApproval(parts.store.ledger, {
    id: call.approvalId,
    operation,
    inputDigest: digestOf(input),
    caller: call.caller,
    boot: parts.boot.id,
    notBeforeMono: parts.clock.monotonicMs() - approvalMs,
    at: parts.clock.wallMs(),
    by: staff?.name ?? 'nobody',
  });
  if (manager === null) {
    const who = staff?.name ?? 'nobody';
    const detail = { wanted: 'approval' };
    addAudit(parts.store.ledger, {
      at: parts.clock.wallMs(),
      who,
      action: 'call.refused',
      subject: operation,
      detail,
    });
    return fail('not-allowed', 'approval-spent');
  }
  return { ok: true, value: { ...context, approvedBy: manager } };
}

/** The first thing wrong with an input, as a sentence at its field. */
export function failureOfInput(error: z.ZodError): Failure {
  const issue = flat(error.issues)[0];
  if (issue === undefined) return failureOf('bad-input', 'input-invalid', { field: fieldName('') });
  const path = issue.path.map(String).join('.');
  const facts: Record<string, string> = { field: fieldName(path) };
  const more = path === '' ? {} : { field: cutName(path) };
  if (issue.code === 'custom') {
    const params: Record<string, unknown> = issue.params ?? {};
    const key = reasonKey.safeParse(params.reason);
    if (typeof params.limit === 'string') facts.limit = params.limit;
    if (key.success) return failureOf('bad-input', key.data, facts, more);
  }
  if (issue.code === 'unrecognized_keys') {
    const field = [path, issue.keys[0]].filter((part) => part !== '').join('.');
    return failureOf(
      'bad-input',
      'input-unknown-field',
      { field: fieldName(field) },
      { field: cutName(field) },
    );
  }
  return failureOf('bad-input', reasonOfIssue(issue, facts, path), facts, more);
}

function reasonOfIssue(issue: z.core.$ZodIssue, facts: Record<string, string>, path: string): ReasonKey {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'input-empty';
  if (issue.code === 'too_small' && (issue.origin === 'string' || issue.origin === 'array'))
    return 'input-empty';
  if (issue.code === 'too_big' && issue.origin === 'string') {
    facts.limit = String(issue.maximum);
    return 'input-too-long';
  }
  if (issue.code === 'too_big' && path === 'codes') {
    facts.limit = String(issue.maximum);
    return 'too-many-codes';
  }
  return 'input-invalid';
}

/** Inside a union the branch that got furthest tells what is wrong. */
function flat(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
    const best = [...issue.errors].sort((one, other) => depth(other) - depth(one))[0] ?? [];
    const inner = flat(best).map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
    return inner.length > 0 ? inner : [issue];
  });
}

const depth = (issues: readonly z.core.$ZodIssue[]) => Math.max(0, ...issues.map(({ path }) => path.length));

function failureOfBug(parts: Parts, operation: string, error: unknown): Failure {
  const id = parts.newId();
  const message = error instanceof Error ? error.message : String(error);
  parts.log.error('operation.failed', {
    id,
    operation,
    error: message,
    stack: error instanceof Error ? (error.stack ?? '') : '',
  });
  if (isDiskTrouble(error)) return failureOf('internal', 'disk-refused', {}, { id });
  return failureOf('internal', 'something-broke', { id: id.slice(-12) }, { id });
}
