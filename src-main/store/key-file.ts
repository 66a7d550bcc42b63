/**
 * The file that holds the till's data key, locked: once for every key store that can open it, and for the recovery key.
 * What is locked in it is opaque here. It is worth as much as the ledger itself, so it is in several places, the newest
 * counts, and one that would be overwritten is kept.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { backupsIn } from './backup.ts';
import { codeOf } from './disk-trouble.ts';
import { syncFolder, writeSynced } from './synced-file.ts';

const keyFile = z.object({
  form: z.literal(1),
  /** Of the files that the key in here opens. */
  mark: z.string().regex(/^[0-9a-f]{32}$/),
  /** One more at every writing. */
  serial: z.number().int().min(1),
  /** One for each key store; `by` says which of the program's, `kind` what the system calls it. */
  stores: z.array(z.object({ by: z.string(), kind: z.string(), sealed: z.string() })),
  /** At most one that was confirmed and one that was not yet. */
  recovery: z.array(
    z.object({
      number: z.number().int().min(1),
      madeAt: z.number(),
      confirmedAt: z.number().nullable(),
      sealed: z.string(),
    }),
  ),
  /** The secret that PINs and the record are bound to, sealed with the data key; null = not made yet. */
  deviceSecret: z.string().nullable(),
});
export type KeyFile = z.infer<typeof keyFile>;

/** `outside`: beside every data folder, so that a folder that was copied over is noticed; null = none. */
export interface KeyFilePlaces {
  folder: string;
  outside: string | null;
}

export const keyFileName = 'ledger.key';

const mainOf = ({ folder }: KeyFilePlaces) => join(folder, keyFileName);
const beforeOf = (places: KeyFilePlaces) => `${mainOf(places)}.before`;
const copiesOf = ({ folder, outside }: KeyFilePlaces) => [
  join(backupsIn(folder), keyFileName),
  ...(outside === null ? [] : [join(outside, keyFileName)]),
];

/** Every one that is whole: the newest first, those set aside last. Throws when the folder cannot be read. */
export function readKeyFiles(places: KeyFilePlaces): KeyFile[] {
  const known = [mainOf(places), ...copiesOf(places)].flatMap(readOne);
  const older = [beforeOf(places), ...asidesOf(places)].flatMap(readOne);
  const newestFirst = (files: KeyFile[]) => files.sort((one, other) => other.serial - one.serial);
  return [...newestFirst(known), ...newestFirst(older)];
}

/**
 * Safe from a power cut in the main place when this returns. Throws when the disk refuses that; the other places are
 * done as far as the disk lets them be, and caught up at the next start.
 * @param forgets what was locked in it before must not open anything any more
 */
export function writeKeyFile(places: KeyFilePlaces, file: KeyFile, forgets = false): void {
  const text = `${JSON.stringify(file)}\n`;
  const main = mainOf(places);
  const [before] = readOne(main);
  if (before === undefined || before.mark !== file.mark) setAside(main);
  else if (!forgets) writeSynced(beforeOf(places), `${JSON.stringify(before)}\n`);
  writeSynced(main, text);
  if (forgets) writeSynced(beforeOf(places), text);
  spreadKeyFile(places, file);
}

/** Into every place where it is not the same, the main one first. Throws when the disk refuses that one. */
export function spreadKeyFile(places: KeyFilePlaces, file: KeyFile): void {
  const text = `${JSON.stringify(file)}\n`;
  const main = mainOf(places);
  const [there] = readOne(main);
  if (JSON.stringify(there) !== JSON.stringify(file)) {
    if (there?.mark !== file.mark) setAside(main);
    writeSynced(main, text);
  }
  for (const copy of copiesOf(places)) {
    try {
      const [there] = readOne(copy);
      if (there !== undefined && JSON.stringify(there) === JSON.stringify(file)) continue;
      mkdirSync(join(copy, '..'), { recursive: true, mode: 0o700 });
      if (there?.mark !== file.mark) setAside(copy);
      writeSynced(copy, text);
    } catch (error) {
      // the main one is in place; a copy that cannot be made is no reason to keep a till closed
      if (codeOf(error) === '') throw error;
    }
  }
}

function setAside(path: string): void {
  if (!existsSync(path)) return;
  let number = 1;
  while (existsSync(`${path}.aside-${number}`)) number += 1;
  renameSync(path, `${path}.aside-${number}`);
  syncFolder(join(path, '..'));
}

function asidesOf({ folder, outside }: KeyFilePlaces): string[] {
  return [folder, backupsIn(folder), ...(outside === null ? [] : [outside])].flatMap((place) =>
    namesIn(place)
      .filter((name) => name.startsWith(`${keyFileName}.aside-`))
      .map((name) => join(place, name)),
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return [];
    throw error;
  }
}

/** None when it is not there or is not whole. */
function readOne(path: string): KeyFile[] {
  try {
    const read = keyFile.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return read.success ? [read.data] : [];
  } catch (error) {
    if (error instanceof SyntaxError || ['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return [];
    throw error;
  }
}
