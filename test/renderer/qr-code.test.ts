/** The QR code of a recovery key. That these modules are read as this text was seen with a reader of another make. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { qrOf, qrSize } from '../../src-renderer/ui/qr-code.ts';

const read = (text: string) => {
  const rows = qrOf(text)?.map((row) => row.map((dark) => (dark ? '#' : '.')).join('')) ?? [];
  return { rows, digest: createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 16) };
};

it('is the same modules that were read back', () => {
  const { rows, digest } = read('ABCDE-FGHJK-01234-56789-MNPQR-STVWX-YZ012-34567');
  expect(rows).toHaveLength(qrSize);
  expect(rows[0]?.startsWith('#######.')).toBe(true);
  expect(rows.every((row) => row.length === qrSize)).toBe(true);
  expect(digest).toBe('fb65d97750c21a58');
  expect(read('ABCDE-FGHJK-01234-56789-MNPQR-STVWX-YZ012-34568').digest).not.toBe(digest);
});

it('is not made of what does not fit', () => {
  expect(qrOf('small letters')).toBeNull();
  expect(qrOf('A'.repeat(62))).toBeNull();
});
