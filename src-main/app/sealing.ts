/** Seals short texts with a key that is in memory: AES-256-GCM, a fresh nonce each time. Never falls back to anything. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { SecretBox } from './ports.ts';

const nonceBytes = 12;
const tagBytes = 16;

/** @param form stands before everything sealed with it, so that nothing else is tried on it */
export function createSealer(options: {
  form: string;
  kind: string;
  key: Uint8Array;
  randomBytes: (count: number) => Uint8Array;
}): SecretBox {
  const { form, key } = options;
  return {
    kind: options.kind,
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
      if (name !== form || !nonce || !tag || !sealed || tag.length !== tagBytes) return null;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAuthTag(tag);
        return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
