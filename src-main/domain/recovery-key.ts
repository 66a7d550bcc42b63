/**
 * How a recovery key is written down: eight groups of four letters or digits and a check character each, so that a slip
 * of the pen is told by its group. No character that is taken for another. Pure.
 */

/** 160 bits of chance. */
export const recoveryKeyBytes = 20;
const groupCount = 8;
const groupLength = 5;
/** Without I, L, O and U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `group`: the one that is wrong, counted from 1; null = there are not eight groups of five. */
export type ReadRecoveryKey = { ok: true; bytes: Uint8Array } | { ok: false; group: number | null };

/** As it is shown and printed, group by group. */
export function writeRecoveryKey(bytes: Uint8Array): string[] {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  return Array.from({ length: groupCount }, (_, index) => {
    const group = Number((bits >> BigInt((groupCount - 1 - index) * 20)) & 0xf_ffffn);
    const values = [15, 10, 5, 0].map((shift) => (group >> shift) & 31);
    return [...values, check(values, index)].map((value) => alphabet[value]).join('');
  });
}

/** Spaces, dashes and capitals do not matter; O is read as 0, I and L as 1. */
export function readRecoveryKey(text: string): ReadRecoveryKey {
  const typed = readGroup(text);
  if (typed.length !== groupCount * groupLength) return { ok: false, group: null };
  let bits = 0n;
  for (let index = 0; index < groupCount; index += 1) {
    const characters = typed.slice(index * groupLength, (index + 1) * groupLength);
    const values = [...characters].map((character) => alphabet.indexOf(character));
    const last = values.pop();
    if (values.includes(-1) || last !== check(values, index)) return { ok: false, group: index + 1 };
    for (const value of values) bits = (bits << 5n) | BigInt(value);
  }
  const bytes = new Uint8Array(recoveryKeyBytes);
  for (let at = recoveryKeyBytes - 1; at >= 0; at -= 1) {
    bytes[at] = Number(bits & 255n);
    bits >>= 8n;
  }
  return { ok: true, bytes };
}

/** What somebody typed, as it would have been shown. */
export function readGroup(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}

/** Odd weights: every single wrong character is found, and every two neighbours changed over but for one pair in 31. */
function check(values: readonly number[], group: number): number {
  const sum = values.reduce((all, value, index) => all + value * (2 * index + 1), group * 7);
  return sum % alphabet.length;
}
