/**
 * What a parser makes of a body: a value whose success marker was there, a refusal that could be read, or
 * neither. A parser never decides about time-outs, HTTP statuses or retries.
 */
import type { CodeFamily } from './outcome.ts';

export interface ReadRefusal {
  kind: 'refusal';
  family: CodeFamily;
  /** null when refused without a number. */
  code: number | null;
  message: string;
}

export interface Unreadable {
  kind: 'unreadable';
  /** Short word; carries nothing of the body. */
  cause: string;
}

export type Reading<Value> = { kind: 'value'; value: Value } | ReadRefusal | Unreadable;

export type Read<Value> = (body: unknown) => Reading<Value>;

export function value<Value>(read: Value): Reading<Value> {
  return { kind: 'value', value: read };
}

export function unreadable(cause: string): Unreadable {
  return { kind: 'unreadable', cause };
}
