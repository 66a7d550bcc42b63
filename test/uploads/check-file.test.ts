/** Files as people bring them: parted by whatever, with marks and quotes, with one bad row, and no text at all. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UploadLayout } from '../../src-main/contract/uploads.ts';
import { checkFile } from '../../src-main/uploads/check-file.ts';
import { writeGoodRows } from '../../src-main/uploads/write-good-rows.ts';

const nowMs = Date.UTC(2026, 10, 21);
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-files-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(content: string | Uint8Array): string {
  const path = join(folder, 'picked.csv');
  writeFileSync(path, content);
  return path;
}

async function checked(content: string | Uint8Array, layout?: UploadLayout) {
  const read = await checkFile(fileOf(content), layout, nowMs);
  if (!read.ok) throw new Error(JSON.stringify(read.trouble));
  return read.checked;
}

async function troubleOf(content: string | Uint8Array) {
  const read = await checkFile(fileOf(content), undefined, nowMs);
  return read.ok ? null : read.trouble;
}

const faults = ({ badRows }: { badRows: { line: number; reason: string }[] }) =>
  badRows.map(({ line, reason }) => [line, reason]);

describe('how a file is made is found out:', () => {
  test.each([
    ['commas', ',', 'mobile,code\n447700900101,AB-1\n447700900102,AB-2\n'],
    ['semicolons', ';', 'mobile;code\r\n447700900101;AB-1\r\n447700900102;AB-2\r\n'],
    ['tabs', '\t', 'Mobile No\tCoupon Code\n447700900101\tAB-1\n447700900102\tAB-2'],
    ['bars and a mark in front', '|', '\ufeffmobile|code\n447700900101|AB-1\n447700900102|AB-2\n'],
    ['a comma inside quotes', ';', '"mobile";"code"\n"447700900101";"AB-1"\n447700900102;AB-2\n'],
  ])('%s', async (_, delimiter, content) => {
    const { layout, rows, good, bad } = await checked(content);
    expect(layout).toMatchObject({ delimiter, named: true, kind: 'codes', members: 'mobile' });
    expect(layout.columns).toMatchObject({ member: 0, coupon: 1 });
    expect({ rows, good, bad }).toEqual({ rows: 2, good: 2, bad: 0 });
  });

  test('without a row of names, by what the cells look like', async () => {
    const { layout, rows } = await checked('AB-1,ana@example.net\nAB-2,bo@example.net\n');
    expect(layout).toMatchObject({ named: false, members: 'email', columns: { member: 1, coupon: 0 } });
    expect(rows).toBe(2);
  });

  test('codes alone are nobody’s', async () => {
    const { layout, good } = await checked('code\nAB-1\nAB-2\n');
    expect(layout).toMatchObject({ members: 'nobody', columns: { member: null, coupon: 0 } });
    expect(good).toBe(2);
  });

  test('redemptions, in any order of columns', async () => {
    const { layout, good } = await checked(
      'billNumber,couponCode,mobile,redeemedAt,redeemedDateInMillis\nB-1,AB-1,447700900101,94,1770110000000\n',
    );
    expect(layout).toMatchObject({ kind: 'redemptions', members: 'mobile', coupons: 'code' });
    expect(layout.columns).toEqual({
      member: 2,
      coupon: 1,
      moment: 4,
      till: 3,
      billId: null,
      billNumber: 0,
      details: null,
    });
    expect(good).toBe(1);
  });

  test('what is not matched is said, and no row is judged without it', async () => {
    const { layout } = await checked('a,b,c\n1,2,3\n');
    const asked = { ...layout, members: 'mobile' as const, columns: { ...layout.columns, member: null } };
    expect(await checked('a,b,c\n1,2,3\n', asked)).toMatchObject({ missing: ['member'], good: 0, bad: 0 });
    const twice = { ...asked, columns: { ...layout.columns, member: 1, coupon: 1 } };
    expect(await checked('a,b,c\n1,2,3\n', twice)).toMatchObject({ missing: ['coupon'], good: 0 });
    const nobodys = { ...asked, kind: 'redemptions' as const, members: 'nobody' as const };
    expect(await checked('a,b,c\n1,2,3\n', nobodys)).toMatchObject({ missing: ['member'], good: 0 });
  });
});

describe('every bad row has its line:', () => {
  test('the first rows and what is wrong, each at its place in the file', async () => {
    const found = await checked(
      'mobile,code\n447700900101,AB-1\n\n44770,AB-2\n447700900103,A B\n,AB-4\n447700900105\n447700900106,ab-1\n"447700900107","AB,7"\n',
    );
    expect(found.firstRows[0]).toEqual({ line: 2, cells: ['447700900101', 'AB-1'] });
    expect(faults(found)).toEqual([
      [4, 'row-mobile'],
      [5, 'row-code'],
      [6, 'row-empty'],
      [7, 'row-columns'],
      [8, 'row-twice'],
      [9, 'row-code'],
    ]);
    expect(found).toMatchObject({ rows: 7, good: 1, bad: 6 });
    expect(found.badRows[4]?.message).toBe('the same as line 2');
  });

  test('a row over several lines counts by the line it begins on', async () => {
    const found = await checked('mobile,code\n447700900101,AB-1\n447700900102,"AB\n-2"\nx,AB-3\n');
    expect(faults(found)).toEqual([
      [3, 'row-code'],
      [5, 'row-mobile'],
    ]);
  });

  test('a redemption in seconds, in the future, at no till, twice', async () => {
    const rows = [
      'redeemedDateInMillis,redeemedAt,userId,couponCode',
      '1770110000,94,7,AB-1',
      '1999999999999,94,7,AB-2',
      '1770110000000,till four,7,AB-3',
      '1770110000000,94,7,AB-4',
      '1770110000000,94,7,ab-4',
      '1770110000001,94,7,AB-4',
    ];
    const found = await checked(rows.join('\n'));
    expect(faults(found)).toEqual([
      [2, 'row-moment'],
      [3, 'row-future'],
      [4, 'row-number'],
      [6, 'row-twice'],
    ]);
    expect(found.good).toBe(2);
  });

  test('one in a hundred thousand, while others get their turn', async () => {
    const lines = ['mobile,code'];
    for (let at = 0; at < 100_000; at += 1) lines.push(`4477009${String(at).padStart(6, '0')},CODE-${at}`);
    lines[77_777] = '4477009077776;CODE-77776';
    const path = fileOf(lines.join('\n'));
    let turns = 0;
    const others = setInterval(() => {
      turns += 1;
    }, 1);
    const read = await checkFile(path, undefined, nowMs);
    clearInterval(others);
    if (!read.ok) throw new Error(JSON.stringify(read.trouble));
    expect(read.checked).toMatchObject({ rows: 100_000, good: 99_999, bad: 1 });
    expect(faults(read.checked)).toEqual([[77_778, 'row-columns']]);
    // a file of some 2.3 MB comes in pieces of 16 kB, twice
    expect(turns).toBeGreaterThan(20);
  });
});

describe('what cannot be read is refused with the line:', () => {
  test.each([
    ['a spreadsheet', Buffer.from('PK\u0003\u0004\u0014\0\u0006\0', 'latin1'), 'upload-other-file', '1'],
    ['a zero in the middle', Buffer.from('mobile,code\n1,2\n3\0,4\n'), 'upload-other-file', '3'],
    [
      'a Western European page',
      Buffer.from('name,code\nAna,1\nJos\xe9,2\n', 'latin1'),
      'upload-not-utf8',
      '3',
    ],
    [
      'text cut within a letter',
      Buffer.from('name,code\nAna,1\nJosé').subarray(0, -1),
      'upload-not-utf8',
      '3',
    ],
    ['two bytes a letter', Buffer.from('\ufeffa,b\n1,2', 'utf16le'), 'upload-other-file', '1'],
    ['a quote that never ends', Buffer.from('a,b\n1,2\n"3,4\n5,6\n'), 'upload-quotes', '3'],
    ['a quote in the middle', Buffer.from('a,b\n1,2\n3"5,4\n'), 'upload-quotes', '3'],
    ['a line without end', Buffer.from(`a,b\n${'x'.repeat(300_000)}`), 'upload-long-line', '2'],
  ])('%s', async (_, content, reason, line) => {
    expect(await troubleOf(content)).toEqual({ reason, facts: { line } });
  });

  test('nothing at all, and nothing but empty lines', async () => {
    expect(await troubleOf('')).toMatchObject({ reason: 'upload-empty' });
    expect(await troubleOf('\n , \n\n')).toMatchObject({ reason: 'upload-empty' });
  });
});

describe('what goes out', () => {
  test('is the good rows, parted by commas, only the columns that belong there, as they stood', async () => {
    const from = fileOf(
      'name;mobile;code\nAna;447700900101;AB-1\nBo;447;AB-2\n"Cy; C";447700900103;"A""3"\n',
    );
    const { layout } = await checked(readFileSync(from));
    const to = join(folder, 'out.csv');
    const written = await writeGoodRows(from, to, { layout, withNames: true, nowMs });
    expect(written).toMatchObject({ ok: true, good: 2, bad: 1 });
    expect(readFileSync(to, 'utf8')).toBe('mobile,couponCode\n447700900101,AB-1\n447700900103,"A""3"\n');
  });

  test('is known again with or without names above it, and is another when a row is', async () => {
    const digestOf = async (content: string, withNames: boolean) => {
      const from = fileOf(content);
      const { layout } = await checked(content);
      const written = await writeGoodRows(from, join(folder, 'out.csv'), { layout, withNames, nowMs });
      return written.ok ? written.digest : null;
    };
    const one = await digestOf('code\nAB-1\nAB-2\n', true);
    expect(await digestOf('AB-1;\nAB-2;\n', false)).not.toBeNull();
    expect(await digestOf('code\r\nAB-1\r\nAB-2\r\n', false)).toBe(one);
    expect(await digestOf('code\nAB-1\nAB-3\n', true)).not.toBe(one);
  });
});
