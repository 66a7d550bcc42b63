// The uploads tab (src-renderer/features/coupons/uploads/): a file in pieces, left in the middle, moved while it is read.
import { expect, test } from 'vitest';
import type { Call } from '../../src-renderer/app/call.ts';
import { createUploadsStore } from '../../src-renderer/features/coupons/uploads/uploads-store.ts';

const size = 300_000;
const file = {
  name: 'codes.csv',
  size,
  slice: (from: number, to: number) => new Blob(['x'.repeat(Math.min(to, size) - from)]),
};

const layout = {
  delimiter: ',' as const,
  named: true,
  kind: 'codes' as const,
  members: 'nobody' as const,
  coupons: 'code' as const,
  columns: {
    member: null,
    coupon: 0,
    moment: null,
    till: null,
    billId: null,
    billNumber: null,
    details: null,
  },
};
const checked = {
  layout,
  names: ['code'],
  firstRows: [],
  rows: 2,
  good: 2,
  bad: 0,
  badRows: [],
  missing: [],
};

/** A program that takes every piece; `before` runs before it answers. */
function openTab(before: (name: string) => void = () => {}) {
  const asked: [string, unknown][] = [];
  const answers: Record<string, (input: { at: number; piece: string }) => unknown> = {
    beginUpload: () => ({ id: 'one' }),
    addToUpload: ({ at, piece }) => ({ received: at + Number(piece) }),
    checkUpload: () => checked,
    dropUpload: () => ({}),
  };
  const call = (async (name: string, input: { at: number; piece: string }) => {
    asked.push([name, input]);
    before(name);
    return { ok: true, value: answers[name]?.(input) };
  }) as unknown as Call;
  let readPiece = async (piece: Blob) => String(piece.size);
  const store = createUploadsStore({
    call,
    save: () => {},
    readPiece: (piece) => readPiece(piece),
    later: () => () => {},
  });
  const breakFile = () => {
    readPiece = async () => {
      throw new Error('moved');
    };
  };
  return { store, asked, breakFile };
}

const names = (asked: [string, unknown][]) => asked.map(([name]) => name);

test('a file goes over in pieces, each where the last one ended, and is looked through', async () => {
  const { store, asked } = openTab();
  await store.getState().pick(file);
  expect(asked.filter(([name]) => name === 'addToUpload').map(([, input]) => input)).toEqual([
    { id: 'one', at: 0, piece: '131072' },
    { id: 'one', at: 131_072, piece: '131072' },
    { id: 'one', at: 262_144, piece: '37856' },
  ]);
  expect(names(asked).at(-1)).toBe('checkUpload');
  expect(store.getState().view).toMatchObject({ shows: 'looked', id: 'one', withNames: true });
});

test('left in the middle, it is dropped, and what comes back for it is not shown', async () => {
  const tab = openTab((name) => {
    if (name === 'addToUpload') tab.store.getState().leave();
  });
  await tab.store.getState().pick(file);
  expect(names(tab.asked)).toEqual(['beginUpload', 'addToUpload', 'dropUpload']);
  expect(tab.store.getState().view).toEqual({ shows: 'nothing' });
});

test('moved while it is read, it is refused in words and nothing is looked through', async () => {
  const { store, asked, breakFile } = openTab();
  breakFile();
  await store.getState().pick(file);
  expect(names(asked)).toEqual(['beginUpload', 'dropUpload']);
  expect(store.getState().view).toMatchObject({ shows: 'refused', failure: { reason: 'upload-unreadable' } });
});

test('another file picked in place of one that was looked through drops it', async () => {
  const { store, asked } = openTab();
  await store.getState().pick(file);
  await store.getState().pick({ ...file, size: 100 });
  expect(names(asked).filter((name) => name === 'dropUpload')).toHaveLength(1);
});
