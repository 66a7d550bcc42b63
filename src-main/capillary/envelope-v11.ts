/**
 * What all v1.1 answers have in common: XML turned into JSON, with a status of the request and one per item.
 * The item decides; a request that calls itself failed while its item calls itself done is not believed.
 * Capillary docs: v1.1 status codes; the `response` wrapper is missing in some answers.
 */
import { z } from 'zod';
import { refusalOfV2 } from './envelope-v2.ts';
import type { CodeFamily } from './outcome.ts';
import { type Reading, unreadable } from './reading.ts';
import {
  flag,
  isObject,
  member,
  number,
  part,
  sameCode,
  text,
  toObjects,
  toText,
  type WireObject,
} from './wire-values.ts';

const statusShape = z.object({ success: flag, status: flag, code: number, message: text });

export interface V11Status {
  /** null = not told. */
  ok: boolean | null;
  code: number | null;
  message: string;
}

function readStatus(written: unknown): V11Status {
  const { success, status, code, message } = statusShape.parse(isObject(written) ? written : {});
  return { ok: success ?? status, code, message };
}

const itemShape = z.object({ item_status: part(statusShape) });

/** `item_status`, whose flag is called `success` or `status`. */
export function itemStatus(item: WireObject): V11Status {
  return readStatus(itemShape.parse(item).item_status);
}

export interface V11Body {
  status: V11Status;
  root: WireObject;
}

/** The body without its wrapper; null when it has no status of its own and so is no v1.1 answer. */
export function openV11(body: unknown): V11Body | null {
  const wrapped = member(body, 'response');
  const root = isObject(wrapped) ? wrapped : body;
  if (!isObject(root)) return null;
  const inside = member(root, 'status');
  const status = readStatus(isObject(inside) ? inside : root);
  return status.ok === null && status.code === null ? null : { status, root };
}

/** What stands at a path of keys, as a list: one or many, or empty. */
export function itemsAt(root: WireObject, path: readonly string[]): WireObject[] {
  return toObjects(path.reduce<unknown>((place, key) => member(place, key), root));
}

/** 201 = some items failed: those that succeeded did succeed. */
const requestSuccess: readonly (number | null)[] = [200, 201];

/** Whether the request as a whole says that it went through. */
export function requestOk(status: V11Status): boolean {
  return status.ok !== false && requestSuccess.includes(status.code);
}

/** Reads a body that holds no item, or no v1.1 status at all: refused if it says so, unreadable otherwise. */
export function readWithoutItem(body: unknown, opened: V11Body | null, family: CodeFamily): Reading<never> {
  if (!opened) return refusalOfV2(body, family) ?? unreadable('no-status');
  if (requestOk(opened.status)) return unreadable('no-item');
  const { code, message } = opened.status;
  return { kind: 'refusal', family: 'request', code, message };
}

export interface ItemRules {
  path: readonly string[];
  family: CodeFamily;
  success: readonly number[];
  /** Whether a failing number beside a true flag refuses; otherwise such an item is no answer. */
  numberOverFlag: boolean;
}

/**
 * Reads the one item of an answer, believing it only with its success flag and one of its success numbers.
 * `sent` is the code asked about: an item that names another one is no answer to it, whatever it says; null =
 * no code was sent.
 */
export function readOneItem<Value>(
  body: unknown,
  rules: ItemRules,
  sent: string | null,
  read: (item: WireObject, status: V11Status) => Reading<Value>,
): Reading<Value> {
  const opened = openV11(body);
  const items = opened ? itemsAt(opened.root, rules.path) : [];
  const item = items[0];
  if (!opened || !item) return readWithoutItem(body, opened, rules.family);
  if (items.length > 1) return unreadable('several-items');
  const named = toText(member(item, 'code'));
  if (sent !== null && named !== '' && !sameCode(named, sent)) return unreadable('another-code');
  const status = itemStatus(item);
  if (status.ok === true && status.code !== null && rules.success.includes(status.code)) {
    return requestOk(opened.status) ? read(item, status) : unreadable('contradictory-answer');
  }
  const fails = status.code !== null && !rules.success.includes(status.code);
  if (fails && status.ok === true && !rules.numberOverFlag) return unreadable('contradictory-answer');
  if (fails || status.ok === false) {
    return { kind: 'refusal', family: rules.family, code: status.code, message: status.message };
  }
  return requestOk(opened.status)
    ? unreadable('no-item-status')
    : readWithoutItem(body, opened, rules.family);
}
