/** The store of the uploads tab: brings a file to the program in pieces, has it looked through, sends it and follows it. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Facts, type ReasonKey, sentencesOf } from '../../../../src-main/contract/reasons.ts';
import type { Failure } from '../../../../src-main/contract/result.ts';
import { type UploadLayout, uploadLimits } from '../../../../src-main/contract/uploads.ts';
import type { Call } from '../../../app/call.ts';
import type { ReadPiece } from '../../../bridge/read-piece.ts';
import type { SaveFile } from '../../../bridge/save-file.ts';
import {
  emptyUploads,
  isMoving,
  isOpen,
  type LookedFile,
  maySend,
  type SentFile,
  type UploadsFacts,
  type UploadsView,
} from './uploads-state.ts';

export interface PickedFile {
  name: string;
  size: number;
  slice: (from: number, to: number) => Blob;
}

interface UploadsActions {
  opened: () => Promise<void>;
  pick: (file: PickedFile) => Promise<void>;
  /** A file that waits at the program already. */
  look: (file: { id: string; name: string; seriesId: string }) => Promise<void>;
  arrange: (layout: UploadLayout) => Promise<void>;
  choose: (change: Partial<Pick<LookedFile, 'seriesId' | 'leaveOutBad' | 'withNames'>>) => void;
  saveBadRows: () => Promise<void>;
  send: () => Promise<void>;
  open: (id: string) => void;
  askAgain: () => Promise<void>;
  note: (text: string | null) => void;
  /** It did not arrive, or it is one of Capillary's jobs. */
  settle: (jobId?: string) => Promise<void>;
  /** Leaves what is in front; a file that was not sent is forgotten. */
  leave: () => void;
  showOffline: () => void;
  forget: () => void;
}

export type UploadsState = UploadsFacts & UploadsActions;
export type UploadsStore = StoreApi<UploadsState>;

export interface UploadTools {
  call: Call;
  save: SaveFile;
  readPiece: ReadPiece;
  later: (action: () => void, ms: number) => () => void;
}

/** How often a file on its way, and one that is worked through, are asked about; milliseconds. */
const progressMs = 500;
const jobMs = 3000;
/** Files that are asked about when the tab is opened. */
const mostAsked = 5;

/** A refusal of the page itself, in the contract's own sentences. */
function refusalHere(reason: ReasonKey, facts: Facts = {}): Failure {
  return { kind: 'bad-input', reason, facts, ...sentencesOf(reason, facts) };
}

export function createUploadsStore({ call, save, readPiece, later }: UploadTools): UploadsStore {
  /** What comes back for another turn than this is no longer asked for. */
  let turn = 0;
  let stopFollowing = () => {};

  return createStore<UploadsState>((set, get) => {
    function show(view: UploadsView): number {
      stopFollowing();
      turn += 1;
      const before = get().view;
      if (before.shows === 'looked' && !('id' in view && view.id === before.id))
        void call('dropUpload', { id: before.id });
      set({ view });
      return turn;
    }

    const change = <Shape extends LookedFile | SentFile>(shows: Shape['shows'], facts: Partial<Shape>) => {
      const { view } = get();
      if (view.shows === shows) set({ view: { ...view, ...facts } as Shape });
    };

    async function readList(): Promise<void> {
      const answer = await call('listUploads', {});
      if (!answer.ok) {
        set({ list: { shows: 'failed', failure: answer.failure } });
        return;
      }
      const { uploads, obstacle, series } = answer.value;
      const known = new Set(get().series.map(({ seriesId }) => seriesId));
      const more = series.filter(({ seriesId }) => !known.has(seriesId));
      set({ list: { shows: 'known', uploads, obstacle }, series: [...get().series, ...more] });
    }

    /** What may have changed while nobody looked. */
    async function askOpenOnes(): Promise<void> {
      const { list } = get();
      const open = list.shows === 'known' && list.obstacle === null ? list.uploads.filter(isOpen) : [];
      if (open.length === 0) return;
      for (const { id } of open.slice(0, mostAsked)) await call('followUpload', { id });
      await readList();
    }

    /** Series the organisation has; without the line the till's own will do. */
    async function readSeries(): Promise<void> {
      const answer = await call('listSeries', {});
      if (answer.ok) set({ series: answer.value.series });
    }

    async function check(mine: number, file: { id: string; name: string; seriesId: string }): Promise<void> {
      const answer = await call('checkUpload', { id: file.id });
      if (turn !== mine) return;
      if (!answer.ok) {
        void call('dropUpload', { id: file.id });
        show({ shows: 'refused', name: file.name, failure: answer.failure });
        return;
      }
      show({
        shows: 'looked',
        ...file,
        checked: answer.value,
        does: 'nothing',
        failure: null,
        leaveOutBad: false,
        withNames: answer.value.layout.named,
      });
    }

    /** Hands the pieces over; the id of the file, or why it stopped. */
    async function bring(mine: number, file: PickedFile): Promise<string | Failure | null> {
      const begun = await call('beginUpload', { fileName: file.name, bytes: file.size });
      if (!begun.ok) return begun.failure;
      const { id } = begun.value;
      for (let at = 0; at < file.size; ) {
        if (turn !== mine) {
          void call('dropUpload', { id });
          return null;
        }
        const piece = await readPiece(file.slice(at, at + uploadLimits.piece)).catch(() => null);
        const added = piece === null ? null : await call('addToUpload', { id, at, piece });
        if (added === null || !added.ok) {
          void call('dropUpload', { id });
          return added === null ? refusalHere('upload-unreadable') : added.failure;
        }
        at = added.value.received;
        if (turn === mine) set({ view: { shows: 'bringing', name: file.name, sent: at, total: file.size } });
      }
      return turn === mine ? id : null;
    }

    /** Asks until nothing changes by itself any more, as long as it is in front. */
    async function follow(mine: number, id: string): Promise<void> {
      await readList();
      const { list } = get();
      const upload = list.shows === 'known' ? list.uploads.find((one) => one.id === id) : undefined;
      if (turn !== mine || upload === undefined) return;
      if (upload.state === 'sending') {
        stopFollowing = later(() => void follow(mine, id), progressMs);
        return;
      }
      if (upload.state !== 'arrived' && upload.state !== 'unknown') return;
      await ask(mine, id);
    }

    async function ask(mine: number, id: string): Promise<void> {
      change<SentFile>('sent', { does: 'asking' });
      const answer = await call('followUpload', { id });
      if (turn !== mine) return;
      if (!answer.ok) {
        change<SentFile>('sent', { does: 'nothing', failure: answer.failure });
        return;
      }
      const { upload, jobs } = answer.value;
      change<SentFile>('sent', { does: 'nothing', failure: null, jobs });
      const { list } = get();
      if (list.shows === 'known')
        set({ list: { ...list, uploads: list.uploads.map((one) => (one.id === id ? upload : one)) } });
      if (isMoving(upload)) stopFollowing = later(() => void ask(mine, id), jobMs);
    }

    return {
      ...emptyUploads,

      opened: async () => {
        await readList();
        await readSeries();
        const { view } = get();
        if (view.shows === 'sent') await follow(turn, view.id);
        else await askOpenOnes();
      },

      pick: async (file) => {
        const mine = show({ shows: 'bringing', name: file.name, sent: 0, total: file.size });
        if (file.size > uploadLimits.bytes) {
          const failure = refusalHere('upload-too-large', {
            limit: `${uploadLimits.bytes / 1024 / 1024} MB`,
          });
          show({ shows: 'refused', name: file.name, failure });
          return;
        }
        const brought = await bring(mine, file);
        if (brought === null || turn !== mine) return;
        if (typeof brought !== 'string') {
          show({ shows: 'refused', name: file.name, failure: brought });
          return;
        }
        await get().look({ id: brought, name: file.name, seriesId: '' });
      },

      look: async (file) => {
        const mine = show({ shows: 'looking', name: file.name });
        await check(mine, file);
      },

      arrange: async (layout) => {
        const { view } = get();
        if (view.shows !== 'looked' || view.does === 'sending') return;
        turn += 1;
        const mine = turn;
        change<LookedFile>('looked', {
          does: 'checking',
          failure: null,
          checked: { ...view.checked, layout },
        });
        const answer = await call('checkUpload', { id: view.id, layout });
        if (turn !== mine) return;
        if (answer.ok) {
          const renamed = layout.named === view.checked.layout.named ? {} : { withNames: layout.named };
          change<LookedFile>('looked', { does: 'nothing', checked: answer.value, ...renamed });
        } else change<LookedFile>('looked', { does: 'nothing', failure: answer.failure });
      },

      choose: (facts) => change<LookedFile>('looked', { ...facts, failure: null }),

      saveBadRows: async () => {
        const { view } = get();
        if (view.shows !== 'looked' || view.does !== 'nothing') return;
        change<LookedFile>('looked', { does: 'saving' });
        const answer = await call('listBadRows', { id: view.id, layout: view.checked.layout });
        if (answer.ok) save('bad-rows.csv', answer.value.csv);
        change<LookedFile>('looked', { does: 'nothing', failure: answer.ok ? null : answer.failure });
      },

      send: async () => {
        const { view } = get();
        if (view.shows !== 'looked' || !maySend(view)) return;
        const { id, seriesId, leaveOutBad, withNames, checked } = view;
        const { layout, good, bad } = checked;
        change<LookedFile>('looked', { does: 'sending', failure: null });
        const mine = turn;
        const answer = await call('sendUpload', { id, seriesId, layout, good, bad, leaveOutBad, withNames });
        if (turn !== mine) return;
        if (answer.ok) get().open(id);
        else change<LookedFile>('looked', { does: 'nothing', failure: answer.failure });
      },

      open: (id) => {
        const mine = show({ shows: 'sent', id, jobs: null, does: 'nothing', note: null, failure: null });
        void follow(mine, id);
      },

      askAgain: async () => {
        const { view } = get();
        if (view.shows === 'sent' && view.does === 'nothing') await ask(turn, view.id);
      },

      note: (note) => change<SentFile>('sent', { note, failure: null }),

      settle: async (jobId) => {
        const { view } = get();
        if (view.shows !== 'sent' || view.does !== 'nothing') return;
        const word = jobId === undefined ? { note: view.note ?? '' } : { jobId, note: jobId };
        change<SentFile>('sent', { does: 'settling' });
        const mine = turn;
        const answer = await call('settleUpload', { id: view.id, ...word });
        if (turn !== mine) return;
        if (answer.ok) {
          change<SentFile>('sent', { does: 'nothing', note: null, failure: null });
          await follow(mine, view.id);
        } else change<SentFile>('sent', { does: 'nothing', failure: answer.failure });
      },

      leave: () => void show({ shows: 'nothing' }),
      showOffline: () => void show({ shows: 'offline' }),

      forget: () => {
        show({ shows: 'nothing' });
        set(emptyUploads);
      },
    };
  });
}
