/**
 * What the program needs from the world around it, as plain functions, so that a door, a test or a simulation
 * can hand in its own. Nothing inside reads the time, chance, the disk's layout or a key store in any other way.
 */

import type { PushEvent } from '../contract/events.ts';
import type { ProgramEvent } from '../contract/program-events.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import type { PinCost } from './pins.ts';

export type { Clock, Log };

import type { Result } from '../contract/result.ts';

/** Turns secrets into text that is safe to write to disk, and back. */
export interface SecretBox {
  /** Where the key lives, e.g. `file`, `dpapi`, `gnome_libsecret`; shown to managers. */
  kind: string;
  seal: (secret: string) => string;
  /** Answers null when the text cannot be opened (other key, damaged). */
  open: (sealed: string) => string | null;
}

/** A place of the system that keeps one key safe. What it answers to `seal` is text that is safe to write to disk. */
export interface KeyStore {
  /** Which of the program's it is: `file`, `keyring`, `desktop`. */
  by: string;
  /** What the system calls it, e.g. `dpapi`, `gnome_libsecret`; shown to managers. */
  kind: () => string;
  /** null = it can be used; else half a sentence why not. */
  check: () => Promise<string | null>;
  seal: (secret: string) => Promise<string>;
  /** null when the text cannot be opened: other key, damaged, not there now, not this store's. Never rejects. */
  open: (sealed: string) => Promise<string | null>;
}

/** A small settings file: `conf` under Node, `electron-store` under Electron. Values are JSON. */
export interface SettingsFile {
  read: (key: string) => unknown;
  write: (key: string, value: unknown) => void;
}

/** One call of one operation, as a door hands it in. */
export interface Call {
  operation: string;
  input: unknown;
  /** Whose sign-in counts: the cookie or the window it came through; or the program whose key came along. */
  caller: string;
  approvalId?: string;
}

/** The running program, as the doors see it. */
export interface App {
  call: (call: Call) => Promise<Result<unknown>>;
  /** The caller that a presented key of a point-of-sale program makes; null = no such key is good for anything. */
  findProgram: (presented: string) => string | null;
  /**
   * What a program hears, once it is started: after the id it heard last, or from now on. Refused without the right
   * scope. `ended`: the key was taken away.
   */
  followProgram: (
    caller: string,
    lastId: string | null,
  ) => Result<(listener: (event: ProgramEvent) => void, ended: () => void) => () => void>;
  /** Pushes for this caller; the answer ends the subscription. */
  subscribe: (caller: string, listener: (event: PushEvent) => void) => () => void;
  /** A door turned somebody away before any operation was asked; it goes into the record, once a minute with how often. */
  noteTurnedAway: (door: string, from: string) => void;
  /** Ends everything in order; nothing is left running. */
  stop: () => Promise<void>;
}

export type Mode = 'training' | 'live';

/** Everything `createApp` is given. */
export interface AppOptions {
  mode: Mode;
  /** Folder for ledger, cache and settings of this mode; made when missing. */
  dataFolder: string;
  /** Folder beside every data folder, where programs of this machine keep out of each other's way; none = they do not. */
  machineFolder?: string;
  version: string;
  clock: Clock;
  /** Random bytes from a cryptographic source. */
  randomBytes: (count: number) => Uint8Array;
  /** New time-ordered unique ids (UUID version 7). */
  newId: () => string;
  /** Where the key of the data may be kept, the best first. */
  keyStores: readonly KeyStore[];
  settingsFile: SettingsFile;
  log: Log;
  /** What hashing a new PIN costs instead of what it should: for tests, which type thousands. No door sets it. */
  pinCost?: PinCost;
}
