/**
 * The program's log: one JSON line per event, in a file of limited size with one predecessor.
 * Must never write to the screen, and never stop the till: a line that cannot be written is given up.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pino } from 'pino';
import type { Clock, Log } from '../../app/ports.ts';

export interface FileLogOptions {
  file: string;
  clock: Clock;
  /** Bytes after which the file becomes the predecessor and a new one begins. */
  limitBytes?: number;
}

const usualLimitBytes = 5 * 1024 * 1024;

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Throws when the folder cannot be made. */
export function createFileLog({ file, clock, limitBytes = usualLimitBytes }: FileLogOptions): Log {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  let size = sizeOf(file);
  const write = (line: string) => {
    try {
      if (size >= limitBytes) {
        renameSync(file, `${file}.1`);
        size = 0;
      }
      appendFileSync(file, line, { mode: 0o600 });
      size += Buffer.byteLength(line);
    } catch {
      // A full disk is told by the ledger, whose writes matter; the log must not be what breaks.
    }
  };
  const logger = pino(
    {
      base: null,
      timestamp: () => `,"time":"${new Date(clock.wallMs()).toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
    },
    { write },
  );
  return {
    info: (event, facts = {}) => logger.info(facts, event),
    warn: (event, facts = {}) => logger.warn(facts, event),
    error: (event, facts = {}) => logger.error(facts, event),
  };
}
