/**
 * The chain over the record of what was done. Each line carries an HMAC over the line and the one before it, with a key
 * that is not in the file: a line that was changed, taken out, put in or moved does not fit any more. What it cannot
 * show is a tail that was cut off; that is what anchors are for (`audit-anchor.ts`).
 */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Database, Row } from './database.ts';

export interface Head {
  /** Lines so far; the last one's ordinal. */
  ordinal: number;
  mac: string;
}

/** Before the first line. */
export const genesis: Head = { ordinal: 0, mac: '' };

/** A key for this alone, so that nothing else made with the device's secret can stand for a line. */
export function auditKeyOf(deviceSecret: Uint8Array): KeyObject {
  const bytes = createHmac('sha256', deviceSecret).update('the record of what was done').digest();
  // made ready once: a key of plain bytes costs ten times the hash at every line
  return createSecretKey(bytes);
}

/** @param line its fields as they are stored */
export function sealLine(key: KeyObject, before: string, ordinal: number, line: Row): string {
  const { at, who, action, subject, detail } = line;
  const text = JSON.stringify([before, ordinal, at, who, action, subject, detail]);
  return createHmac('sha256', key).update(text).digest('base64');
}

export function readHead(ledger: Database): Head {
  const row = ledger.get('SELECT ordinal, mac FROM audit ORDER BY ordinal DESC LIMIT 1');
  return row ? { ordinal: Number(row.ordinal), mac: String(row.mac ?? '') } : genesis;
}

/** null = there is no such line, or it carries no seal. */
export function readMac(ledger: Database, ordinal: number): string | null {
  if (ordinal === 0) return genesis.mac;
  const row = ledger.get('SELECT mac FROM audit WHERE ordinal = @ordinal', { ordinal });
  return typeof row?.mac === 'string' ? row.mac : null;
}

export function isUnsealed(ledger: Database): boolean {
  const sealed = ledger.get('SELECT 1 AS one FROM audit WHERE mac IS NOT NULL LIMIT 1');
  return sealed === undefined && ledger.get('SELECT 1 AS one FROM audit LIMIT 1') !== undefined;
}
