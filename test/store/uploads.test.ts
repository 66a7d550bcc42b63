/** Files that were sent: written down first, changed only from the state that was read, and open ones unknown at a start. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listAudit } from '../../src-main/store/audit.ts';
import { openStore, type Store } from '../../src-main/store/open.ts';
import {
  addUpload,
  changeUpload,
  findSameUpload,
  findUpload,
  interruptUploads,
} from '../../src-main/store/uploads.ts';

let folder = '';
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counterpart-uploads-'));
  const opened = openStore(folder);
  if (!opened.ok) throw new Error(opened.message);
  store = opened.store;
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = 1_700_000_000_000;
const add = () =>
  addUpload(store.ledger, {
    id: v7(),
    kind: 'codes',
    seriesId: '6101',
    fileName: 'spring.csv',
    sentName: 'spring-1.csv',
    digest: 'abc',
    rows: 3,
    leftOut: 0,
    at,
    by: 'Robin',
    takenOutId: null,
  });

test('what was on its way when the program ended is unknown at the next start, never not sent', () => {
  const upload = add();
  expect(findUpload(store.ledger, upload.id)).toEqual(upload);
  expect(interruptUploads(store.ledger, at + 1)).toBe(1);
  expect(findUpload(store.ledger, upload.id)).toMatchObject({ state: 'unknown' });
  expect(interruptUploads(store.ledger, at + 2)).toBe(0);
  expect(listAudit(store.ledger, 10).map(({ action }) => action)).toEqual(['upload.unknown', 'upload.sent']);
});

test('who read it too long ago changes nothing', () => {
  const upload = add();
  expect(changeUpload(store.ledger, upload, { state: 'refused', who: 'program', at })).toBe(true);
  expect(changeUpload(store.ledger, upload, { state: 'arrived', who: 'program', at })).toBe(false);
  expect(findUpload(store.ledger, upload.id)).toMatchObject({ state: 'refused' });
});

test.each([
  ['sending', true],
  ['unknown', true],
  ['arrived', true],
  ['not-sent', false],
  ['refused', false],
] as const)('the same rows after one that is %s: %s', (state, isFound) => {
  const upload = add();
  if (state !== 'sending') changeUpload(store.ledger, upload, { state, who: 'program', at });
  const same = { kind: 'codes', seriesId: '6101', digest: 'abc' } as const;
  expect(findSameUpload(store.ledger, same)?.id).toBe(isFound ? upload.id : undefined);
  expect(findSameUpload(store.ledger, { ...same, seriesId: '6102' })).toBeNull();
  expect(findSameUpload(store.ledger, { ...same, kind: 'redemptions' })).toBeNull();
});
