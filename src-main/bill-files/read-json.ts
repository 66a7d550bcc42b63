/** Bills from JSON: a list, one bill, or `{"bills": […]}`. What stands in a bill is read by `addBill` itself. */
import { type BadRow, type BillRow, type ReadBillFile, readMember } from './bill-row.ts';

const aboutMember = ['customerId', 'mobile', 'email', 'card', 'externalId'];
const besideBill = ['returns'];
const longestRaw = 4000;

export function readJsonBills(bytes: Uint8Array): ReadBillFile {
  const none: ReadBillFile = { ok: false, bad: { line: 1, raw: '', reason: 'bill-file-json', facts: {} } };
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return none;
  }
  const items = itemsOf(content);
  if (items === null) return none;
  const rows: BillRow[] = [];
  const bad: BadRow[] = [];
  for (const [index, item] of items.entries()) {
    const read = readItem(item, index + 1);
    if ('reason' in read) bad.push(read);
    else rows.push(read);
  }
  return { ok: true, rows, bad };
}

function itemsOf(content: unknown): unknown[] | null {
  if (Array.isArray(content)) return content;
  if (!isObject(content)) return null;
  if ('bills' in content) return Array.isArray(content.bills) ? content.bills : null;
  return 'number' in content ? [content] : null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readItem(item: unknown, line: number): BillRow | BadRow {
  const raw = JSON.stringify(item).slice(0, longestRaw);
  if (!isObject(item)) return { line, raw, reason: 'bill-file-item', facts: {} };
  const read = readMember(item);
  if (!read.ok) return { line, raw, reason: read.reason, facts: {} };
  const pairs = Object.entries(item).filter(([name]) => !aboutMember.includes(name));
  const beside = pairs.filter(([name]) => besideBill.includes(name));
  const bill = Object.fromEntries(pairs.filter(([name]) => !besideBill.includes(name)));
  return { line, raw, member: read.member, input: { ...Object.fromEntries(beside), bill } };
}
