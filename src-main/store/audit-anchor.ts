/**
 * Anchors of the record: how many lines there were and what the last one carried, kept outside the ledger and sealed
 * with the record's key. A record that does not hold its anchor any more was cut. One lies in the data folder, one
 * outside of it where there is such a place.
 */
import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Head, readMac } from './audit-chain.ts';
import type { Database } from './database.ts';
import { codeOf } from './disk-trouble.ts';
import { writeSynced } from './synced-file.ts';

export interface Anchor extends Head {
  /** When it was written, by the till's clock. */
  at: number;
}

const anchorText = z.object({
  ordinal: z.number().int().min(0),
  mac: z.string(),
  at: z.number(),
  seal: z.string(),
});
const pathIn = (folder: string) => join(folder, 'audit.json');

function sealOf(key: KeyObject, { ordinal, mac, at }: Anchor): string {
  return createHmac('sha256', key)
    .update(JSON.stringify(['anchor', ordinal, mac, at]))
    .digest('base64');
}

/** 'forged' = there is one, and it was not written with this key or not by this program. */
export function readAnchor(folder: string, key: KeyObject): Anchor | 'forged' | null {
  let text: string;
  try {
    text = readFileSync(pathIn(folder), 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  try {
    const read = anchorText.safeParse(JSON.parse(text));
    if (!read.success) return 'forged';
    const { ordinal, mac, at, seal } = read.data;
    const [ours, theirs] = [Buffer.from(sealOf(key, { ordinal, mac, at })), Buffer.from(seal)];
    const isOurs = ours.length === theirs.length && timingSafeEqual(ours, theirs);
    return isOurs ? { ordinal, mac, at } : 'forged';
  } catch {
    return 'forged';
  }
}

/** Safe from a power cut when this returns. Throws what the disk says. */
export function writeAnchor(folder: string, key: KeyObject, anchor: Anchor): void {
  writeSynced(pathIn(folder), `${JSON.stringify({ ...anchor, seal: sealOf(key, anchor) })}\n`);
}

/** The record still holds the very line the anchor was taken of. */
export function holdsAnchor(ledger: Database, { ordinal, mac }: Head): boolean {
  return readMac(ledger, ordinal) === mac;
}
