/**
 * Everything the program needs from a plain Node machine, for both doors; which settings store and which key store
 * is up to the door. Must never print: what people should know comes back as sentences.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { AppOptions, Mode } from '../../app/ports.ts';
import { createFileLog } from './file-log.ts';
import { openFileSecrets } from './file-secrets.ts';
import { createSystemClock } from './system-clock.ts';

export interface PlainPorts {
  options: Omit<AppOptions, 'settingsFile'>;
  notices: string[];
}

/** The data folder has to exist. Throws when it cannot be written. */
export function createPorts(what: {
  mode: Mode;
  dataFolder: string;
  machineFolder: string;
  version: string;
}): PlainPorts {
  const clock = createSystemClock();
  const log = createFileLog({ file: join(what.dataFolder, 'log', 'counterpart.log'), clock });
  const { box, notices } = openFileSecrets({ folder: what.dataFolder, randomBytes });
  return {
    notices,
    options: { ...what, clock, randomBytes, newId: () => v7(), secrets: box, log },
  };
}
