/**
 * Verifies the record of a data folder that lies there, whether or not a program is open on it: for the command. The
 * key has to be at hand, so a folder whose secrets are in the system's key store is verified in the program itself.
 */
import { join } from 'node:path';
import type { AuditSeam, AuditVerdict } from '../contract/audit.ts';
import { auditKeyOf } from '../store/audit-chain.ts';
import { openToRead } from '../store/database.ts';
import { peekKeys } from './open-keys.ts';
import type { AppOptions } from './ports.ts';
import { verifyRecordOf } from './verify-record.ts';

export interface AuditedFolder {
  state: AuditVerdict['state'];
  /** What was found, line by line, for people. */
  says: string[];
}

/** null = the key of this folder cannot be opened here. Rejects when the ledger cannot be read. */
export async function auditFolder(
  options: { folder: string; outside: string | null } & Pick<AppOptions, 'keyStores'>,
): Promise<AuditedFolder | null> {
  const peeked = await peekKeys(options, options.keyStores);
  if (peeked.kind === 'locked' || peeked.deviceSecret === null) return null;
  const key = auditKeyOf(peeked.deviceSecret);
  const ledger = openToRead(join(options.folder, 'ledger.db'), peeked.file);
  try {
    const work = verifyRecordOf({ ...options, ledger, key });
    for (;;) {
      const step = work.next();
      if (step.done) return { state: step.value.state, says: sayVerdict(step.value) };
    }
  } finally {
    ledger.close();
  }
}

const moment = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
const lines = (many: number) => `${many} line${many === 1 ? '' : 's'}`;

function sayVerdict(verdict: AuditVerdict): string[] {
  const { broken, firstAt, anchoredAt, backups, sealedLater, seams } = verdict;
  const said: string[] = [];
  if (broken !== null) return [sayBroken(broken)];
  if (firstAt === null) said.push('The record is empty.');
  else said.push(`${lines(verdict.lines)}, unbroken since ${moment(firstAt)} (UTC).`);
  said.push(anchoredAt === null ? 'There is no anchor.' : `Last anchored ${moment(anchoredAt)} (UTC).`);
  if (backups > 0) said.push(`Held against ${backups} backup${backups === 1 ? '' : 's'}.`);
  if (sealedLater !== null)
    said.push(`The first ${lines(sealedLater.lines)} were sealed later, at ${moment(sealedLater.at)}.`);
  for (const seam of seams) said.push(`${moment(seam.at)}: ${saySeam(seam)}`);
  return said;
}

function sayBroken({ line, why }: NonNullable<AuditVerdict['broken']>): string {
  switch (why) {
    case 'changed':
      return `Line ${line} was changed, or does not follow the line before it.`;
    case 'missing':
      return `Line ${line} is missing.`;
    case 'unsealed':
      return `Line ${line} carries no seal.`;
    case 'folder':
    case 'outside':
      return `The record does not hold its anchor any more (line ${line}): lines at its end are missing or were changed.`;
    case 'backup':
      return `A backup holds line ${line}, and the record does not.`;
    case 'shift':
      return `A closed shift names line ${line}, and the record does not hold it.`;
    default:
      return why satisfies never;
  }
}

function saySeam({ kind, missing, by }: AuditSeam): string {
  const gone = missing === 0 ? 'No line is missing.' : `${lines(missing)} of before are not in it.`;
  switch (kind) {
    case 'restored':
      return by === null
        ? `an older copy was put back. ${gone}`
        : `a backup was brought back by ${by}. ${gone}`;
    case 'new-queue':
      return `an empty queue was begun. ${gone}`;
    case 'by-hand':
      return `an older file was put in place outside the program. ${gone}`;
    case 'cut':
      return `lines were gone, and nothing explains it. ${gone}`;
    case 'no-anchor':
      return 'the anchors were gone. Lines may be missing.';
    default:
      return kind satisfies never;
  }
}
