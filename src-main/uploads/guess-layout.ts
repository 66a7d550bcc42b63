/** Finds out how a file is made from its first lines: what parts its columns, and what each holds. Pure; a person can change it all. */
import type { UploadColumn, UploadLayout, UploadMembers } from '../contract/uploads.ts';

export type Delimiter = UploadLayout['delimiter'];

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

/** The sign that stands equally often in the first lines, outside quotation marks. */
export function findDelimiter(start: string): Delimiter {
  const lines = start
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const scores = delimiters.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const first = counts[0] ?? 0;
    const same = counts.filter((count) => count === first).length;
    return { delimiter, score: first === 0 ? 0 : same * 100 + first };
  });
  const best = scores.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score === 0 ? ',' : best.delimiter;
}

/** Names of columns as files have them, small letters and digits only. */
const known: Record<Exclude<UploadColumn, 'member'>, readonly string[]> = {
  coupon: ['coupon', 'couponcode', 'code', 'voucher', 'vouchercode', 'couponid'],
  moment: ['redeemeddateinmillis', 'redeemeddate', 'redeemedon', 'moment', 'timestamp'],
  till: ['redeemedat', 'till', 'tillid', 'tillnumber'],
  billId: ['billid', 'transactionid'],
  billNumber: ['billnumber', 'billno', 'bill', 'transactionnumber', 'invoice', 'invoicenumber'],
  details: ['details', 'remarks', 'note'],
};
const knownMembers: Record<Exclude<UploadMembers, 'nobody'>, readonly string[]> = {
  mobile: ['mobile', 'mobileno', 'mobilenumber', 'phone', 'phonenumber', 'msisdn'],
  email: ['email', 'emailid', 'emailaddress', 'mail'],
  'external-id': ['externalid', 'memberid', 'loyaltyid', 'membernumber'],
  'user-id': ['userid', 'customerid'],
};

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const isEmail = (cell: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell);
const isMobile = (cell: string) => /^\+?\d{10,15}$/.test(cell);

/** `rows`: the first few, the row of names among them where there is one. */
export function guessLayout(delimiter: Delimiter, rows: readonly (readonly string[])[]): UploadLayout {
  const [first = [], ...others] = rows;
  const named = isNames(first, others);
  const names = named ? first.map(plain) : [];
  const place = (words: readonly string[]) => {
    const at = names.findIndex((name) => words.includes(name));
    return at < 0 ? null : at;
  };
  const columns: UploadLayout['columns'] = {
    member: null,
    coupon: place(known.coupon),
    moment: place(known.moment),
    till: place(known.till),
    billId: place(known.billId),
    billNumber: place(known.billNumber),
    details: place(known.details),
  };
  const holder = (['user-id', 'external-id', 'mobile', 'email'] as const)
    .map((members) => ({ members, at: place(knownMembers[members]) }))
    .find(({ at }) => at !== null);
  const data = (named ? others : rows).slice(0, 20);
  const seen = holder ?? byContent(data, columns.coupon);
  const kind = columns.moment !== null && columns.till !== null ? 'redemptions' : 'codes';
  columns.member = seen?.at ?? null;
  if (columns.coupon === null) columns.coupon = onlyOtherColumn(first.length, columns.member, kind);
  const couponName = columns.coupon === null ? '' : names[columns.coupon];
  return {
    delimiter,
    named,
    kind,
    members: seen?.members ?? (kind === 'codes' ? 'nobody' : 'mobile'),
    coupons: kind === 'redemptions' && couponName === 'couponid' ? 'id' : 'code',
    columns:
      kind === 'redemptions'
        ? columns
        : { ...columns, moment: null, till: null, billId: null, billNumber: null, details: null },
  };
}

/** A row of names has a name that is known, or no digit while the rows after it have some. */
function isNames(first: readonly string[], others: readonly (readonly string[])[]): boolean {
  const all = [...Object.values(known), ...Object.values(knownMembers)].flat();
  if (first.some((cell) => all.includes(plain(cell)))) return true;
  const hasDigit = (cells: readonly string[]) => cells.some((cell) => /\d/.test(cell));
  return !hasDigit(first) && others.some(hasDigit);
}

/** Which column names members, by what most of its cells look like. */
function byContent(
  rows: readonly (readonly string[])[],
  except: number | null,
): { members: 'mobile' | 'email'; at: number } | null {
  const width = Math.max(0, ...rows.map((row) => row.length));
  for (let at = 0; at < width; at += 1) {
    if (at === except) continue;
    const cells = rows.map((row) => row[at] ?? '');
    if (cells.filter(isEmail).length * 2 > cells.length) return { members: 'email', at };
    if (cells.filter(isMobile).length * 2 > cells.length) return { members: 'mobile', at };
  }
  return null;
}

/** In a file of one or two columns the one that names nobody holds the codes. */
function onlyOtherColumn(width: number, member: number | null, kind: UploadLayout['kind']): number | null {
  if (kind !== 'codes' || width > 2) return null;
  const other = [0, 1].slice(0, width).find((at) => at !== member);
  return other ?? null;
}
