/** Bills from CSV: the first line names the columns, every other one is a bill. A row that is wrong harms no other. */
import { writeCsv } from '../domain/csv.ts';
import { eachRow, type FileRow } from '../uploads/read-rows.ts';
import { type BadRow, type BillRow, type ReadBillFile, readMember } from './bill-row.ts';

const columns = ['number', 'amount', 'at', 'customerId', 'mobile', 'email', 'card', 'externalId', 'note'];
const ofBill = ['number', 'amount', 'at', 'note'];

/** The separator that the first line has most of. */
export function guessSeparator(firstLine: string): string {
  const counted = [',', ';', '\t'].map((sign) => [sign, firstLine.split(sign).length] as const);
  return counted.reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

export async function readCsvBills(path: string, separator: string): Promise<ReadBillFile> {
  const rows: BillRow[] = [];
  const bad: BadRow[] = [];
  let names: string[] | null = null;
  let whole: BadRow | null = null;
  const trouble = await eachRow(path, separator, (row) => {
    if (whole !== null) return;
    if (names === null) {
      const read = readNames(row);
      if (Array.isArray(read)) names = read;
      else whole = read;
      return;
    }
    const read = readRow(row, names);
    if ('reason' in read) bad.push(read);
    else rows.push(read);
  });
  if (trouble !== null) {
    const line = Number(trouble.facts.line ?? 1);
    return { ok: false, bad: { line, raw: '', reason: trouble.reason, facts: trouble.facts } };
  }
  if (whole !== null) return { ok: false, bad: whole };
  if (names === null) return { ok: false, bad: { line: 1, raw: '', reason: 'bill-file-names', facts: {} } };
  return { ok: true, rows, bad };
}

const rawOf = (cells: string[]) => writeCsv([cells]).slice(1).trimEnd();

function readNames({ line, cells }: FileRow): string[] | BadRow {
  const known = cells.map((cell) => columns.find((name) => name.toLowerCase() === cell.toLowerCase()));
  const unknown = known.indexOf(undefined);
  const raw = rawOf(cells);
  if (unknown >= 0) {
    const facts = { column: (cells[unknown] ?? '').slice(0, 60) };
    return { line, raw, reason: 'bill-file-column', facts };
  }
  const names = known.map(String);
  const isWhole =
    names.includes('number') && names.includes('amount') && new Set(names).size === names.length;
  return isWhole ? names : { line, raw, reason: 'bill-file-names', facts: {} };
}

function readRow({ line, cells }: FileRow, names: string[]): BillRow | BadRow {
  const raw = rawOf(cells);
  if (cells.length !== names.length) {
    const facts = { count: String(cells.length), named: String(names.length) };
    return { line, raw, reason: 'bill-file-cells', facts };
  }
  const named = Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  const read = readMember(named);
  if (!read.ok) return { line, raw, reason: read.reason, facts: {} };
  const given = ofBill.filter((name) => named[name] !== undefined && named[name] !== '');
  const bill = Object.fromEntries(given.map((name) => [name, named[name]]));
  return { line, raw, member: read.member, input: { bill } };
}
