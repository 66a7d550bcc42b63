/**
 * The codes for one bill. Reads what was typed, scanned or pasted, separated by commas or blanks, and says what
 * became of every piece. Never drops a piece silently and never lists a code twice.
 */
import { mostCodes } from '../../../src-main/contract/coupons.ts';
import type { Facts, ReasonKey } from '../../../src-main/contract/reasons.ts';
import { readCode } from '../../../src-main/contract/text.ts';

export interface Fault {
  key: ReasonKey;
  facts: Facts;
}

export interface CodesRead {
  codes: string[];
  /** The codes that are new in the list. */
  added: string[];
  /** Given again although they are in the list: told, not counted. */
  twice: string[];
  /** What could not be taken, and the first reason why. */
  left: string;
  fault: Fault | null;
}

export function addCodes(codes: string[], text: string): CodesRead {
  const pieces = text.split(/[\s,;]+/u).filter((piece) => piece !== '');
  const read: CodesRead = { codes: [...codes], added: [], twice: [], left: '', fault: null };
  const refuse = (piece: string, fault: Fault) => {
    read.left = read.left === '' ? piece : `${read.left} ${piece}`;
    read.fault ??= fault;
  };

  if (pieces.length === 0) read.fault = { key: 'input-empty', facts: { field: 'codes' } };
  for (const piece of pieces) {
    const code = readCode(piece);
    if (!code.ok) {
      const limit: Facts = code.limit === undefined ? {} : { limit: String(code.limit) };
      refuse(piece, { key: code.reason, facts: { field: 'codes', ...limit } });
    } else if (read.codes.includes(code.text)) {
      read.twice.push(code.text);
    } else if (read.codes.length >= mostCodes) {
      refuse(piece, { key: 'too-many-codes', facts: { limit: String(mostCodes) } });
    } else {
      read.codes.push(code.text);
      read.added.push(code.text);
    }
  }
  return read;
}
