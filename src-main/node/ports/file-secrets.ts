/**
 * Seals secrets with a key that lies in a file of this user: as safe as the user's account, and said so on screen.
 * Must never write a secret unsealed, nor overwrite a key that may still be mended.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SecretBox } from '../../app/ports.ts';

export interface FileSecrets {
  box: SecretBox;
  /** Sentences for the person who started the program. */
  notices: string[];
}

const keyBytes = 32;
const nonceBytes = 12;
const form = 'file1';

function narrow(file: string): string | null {
  if (process.platform === 'win32' || (statSync(file).mode & 0o077) === 0) return null;
  chmodSync(file, 0o600);
  return `The key file ${file} could be read by other users of this machine; now only you can. If others use it, have the till’s password changed.`;
}

/** Throws when the folder cannot be read or written. */
export function openFileSecrets(options: {
  folder: string;
  randomBytes: (count: number) => Uint8Array;
}): FileSecrets {
  const file = join(options.folder, 'secret.key');
  const notices: string[] = [];
  const writeKey = () =>
    writeFileSync(file, Buffer.from(options.randomBytes(keyBytes)).toString('hex'), {
      mode: 0o600,
      flag: 'wx',
    });
  const readKey = () => Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');

  if (!existsSync(file)) writeKey();
  const narrowed = narrow(file);
  if (narrowed) notices.push(narrowed);
  if (readKey().length !== keyBytes) {
    renameSync(file, `${file}.damaged`);
    writeKey();
    notices.push(
      `The key file ${file} is damaged and was put aside; what it had sealed has to be entered again.`,
    );
  }
  const key = readKey();

  return {
    notices,
    box: {
      kind: 'file',
      seal: (secret) => {
        const nonce = options.randomBytes(nonceBytes);
        const cipher = createCipheriv('aes-256-gcm', key, nonce);
        const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
        const pieces = [nonce, cipher.getAuthTag(), sealed];
        return [form, ...pieces.map((piece) => Buffer.from(piece).toString('base64url'))].join('.');
      },
      open: (text) => {
        const [name, ...pieces] = text.split('.');
        const [nonce, tag, sealed] = pieces.map((piece) => Buffer.from(piece, 'base64url'));
        if (name !== form || !nonce || !tag || !sealed || tag.length !== 16) return null;
        try {
          const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAuthTag(tag);
          return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
        } catch {
          return null;
        }
      },
    },
  };
}
