/** A recovery key as people write it down: read back as it was, and a slip of the pen is told by its group. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readRecoveryKey, recoveryKeyBytes, writeRecoveryKey } from '../../src-main/domain/recovery-key.ts';

const keys = fc.uint8Array({ minLength: recoveryKeyBytes, maxLength: recoveryKeyBytes });
const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

it('is read as it was written, however it is typed', () => {
  fc.assert(
    fc.property(keys, (bytes) => {
      const groups = writeRecoveryKey(bytes);
      expect(groups.every((group) => /^[0-9A-HJKMNP-TV-Z]{5}$/.test(group))).toBe(true);
      const typed = [
        groups.join('-'),
        groups.join(' ').toLowerCase(),
        groups.join('').replaceAll('0', 'o').replaceAll('1', 'l'),
      ];
      for (const text of typed) expect(readRecoveryKey(text)).toEqual({ ok: true, bytes });
    }),
    { numRuns: 200 },
  );
});

it('is refused by its group for any one wrong character, and for groups changed over', () => {
  fc.assert(
    fc.property(keys, fc.nat(39), fc.constantFrom(...alphabet), (bytes, at, other) => {
      const text = writeRecoveryKey(bytes).join('');
      fc.pre(text[at] !== other);
      const wrong = text.slice(0, at) + other + text.slice(at + 1);
      expect(readRecoveryKey(wrong)).toEqual({ ok: false, group: Math.floor(at / 5) + 1 });
    }),
    { numRuns: 500 },
  );
  const groups = writeRecoveryKey(new Uint8Array(recoveryKeyBytes).map((_, index) => index * 13));
  expect(readRecoveryKey([groups[1], groups[0], ...groups.slice(2)].join(''))).toMatchObject({ ok: false });
  expect(readRecoveryKey(groups.slice(1).join(''))).toEqual({ ok: false, group: null });
  expect(readRecoveryKey('')).toEqual({ ok: false, group: null });
});
