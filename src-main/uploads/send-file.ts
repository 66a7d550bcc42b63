/**
 * Sends a file that was written down before, once, and settles what is known of it. A file of which nobody knows whether
 * it arrived is looked for among the jobs of its series by the name that no other file has; it is never sent again here.
 */
import { openAsBlob } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { CapillaryClient } from '../capillary/create-capillary.ts';
import type { Outcome } from '../capillary/outcome.ts';
import type { UploadFile, UploadVersion } from '../capillary/upload-calls.ts';
import type { UploadJob } from '../capillary/upload-jobs.ts';
import type { UploadJobView, UploadLayout, UploadState } from '../contract/uploads.ts';
import type { Clock } from '../domain/clock.ts';
import type { Log } from '../domain/log.ts';
import type { Database } from '../store/database.ts';
import { changeUpload, type StoredUpload } from '../store/uploads.ts';
import { sentColumns } from './write-good-rows.ts';

export interface Sender {
  start: (upload: StoredUpload, file: { path: string; bytes: number; layout: UploadLayout }) => void;
  progress: (id: string) => { sent: number; total: number } | null;
  /** Monotonic milliseconds when it was on its way last; the start of the program for those of an earlier run. */
  endedMono: (id: string) => number;
  /** The list of jobs was read and does not have it; `mono` = when it was asked for. */
  missed: (id: string, mono: number) => void;
  missedMono: (id: string) => number | null;
  /** Waits for those under way; the client is stopped before. */
  stop: () => Promise<void>;
}

export interface SenderParts {
  ledger: Database;
  clock: Clock;
  log: Log;
  startedMono: number;
  capillary: () => CapillaryClient | null;
  /** Under which version the state of files is read. */
  statusWith: () => UploadVersion;
}

export function createSender(parts: SenderParts): Sender {
  const { ledger, clock, log, startedMono, capillary, statusWith } = parts;
  const under = new Map<string, { sent: number; total: number }>();
  const ended = new Map<string, number>();
  const missed = new Map<string, number>();
  const running = new Set<Promise<void>>();

  async function run(
    upload: StoredUpload,
    file: { path: string; bytes: number; layout: UploadLayout },
  ): Promise<void> {
    const progress = { sent: 0, total: file.bytes };
    under.set(upload.id, progress);
    try {
      const client = capillary();
      const outcome = client
        ? await send(client, upload, file, (bytes) => {
            progress.sent = Math.min(progress.total, progress.sent + bytes);
          })
        : null;
      const jobs =
        outcome?.kind === 'answered' || outcome === null || stateOf(outcome) !== 'unknown'
          ? null
          : await client?.uploadJobs(upload.kind, upload.seriesId, statusWith());
      const found = jobs?.kind === 'answered' ? findOwnJob(jobs.value, upload.sentName) : undefined;
      settle(upload, outcome, found);
    } catch (error) {
      log.error('upload.failed', { upload: upload.id, error: error instanceof Error ? error.message : '?' });
      changeUpload(ledger, upload, { state: 'unknown', who: 'program', at: clock.wallMs() });
    } finally {
      under.delete(upload.id);
      ended.set(upload.id, clock.monotonicMs());
      await rm(file.path, { force: true });
    }
  }

  function settle(upload: StoredUpload, outcome: Outcome<UploadJob> | null, found: UploadJob | undefined) {
    const at = clock.wallMs();
    const job = found ?? (outcome?.kind === 'answered' ? outcome.value : undefined);
    if (job) {
      changeUpload(ledger, upload, { state: 'arrived', job: viewJob(job), who: 'program', at });
      return;
    }
    const state = outcome === null ? 'not-sent' : stateOf(outcome);
    changeUpload(ledger, upload, {
      state,
      words: outcome === null ? null : wordsOf(outcome),
      who: 'program',
      at,
    });
  }

  return {
    start: (upload, file) => {
      const work = run(upload, file).finally(() => running.delete(work));
      running.add(work);
    },
    progress: (id) => under.get(id) ?? null,
    endedMono: (id) => ended.get(id) ?? startedMono,
    missed: (id, mono) => void missed.set(id, mono),
    missedMono: (id) => missed.get(id) ?? null,
    stop: async () => {
      await Promise.allSettled([...running]);
    },
  };
}

/** Refused but perhaps recorded is as unknown as no answer. */
function stateOf(outcome: Outcome<unknown>): UploadState {
  switch (outcome.kind) {
    case 'answered':
      return 'arrived';
    case 'not-sent':
      return 'not-sent';
    case 'no-answer':
      return 'unknown';
    case 'refused':
      return outcome.refusal.verdict === 'dup' ? 'unknown' : 'refused';
  }
}

function wordsOf(outcome: Outcome<unknown>): StoredUpload['words'] {
  const { requestId } = outcome.call;
  if (outcome.kind === 'refused')
    return { code: outcome.refusal.code, message: outcome.refusal.message, requestId };
  return outcome.kind === 'answered' ? null : { code: null, message: outcome.cause, requestId };
}

async function send(
  client: CapillaryClient,
  upload: StoredUpload,
  { path, layout }: { path: string; layout: UploadLayout },
  onSent: (bytes: number) => void,
): Promise<Outcome<UploadJob>> {
  const file: UploadFile = { name: upload.sentName, content: await openAsBlob(path), onSent };
  const { seriesId } = upload;
  const columns = sentColumns(layout);
  const place = (column: (typeof columns)[number]) => {
    const at = columns.indexOf(column);
    return at < 0 ? null : at;
  };
  const words = {
    mobile: 'MOBILE',
    email: 'EMAIL',
    'external-id': 'EXTERNAL_ID',
    'user-id': 'USER_ID',
  } as const;
  if (layout.kind === 'codes') {
    const members = layout.members === 'nobody' ? 'NOT_TAGGED' : words[layout.members];
    return client.uploadCodes({ seriesId, file, members, memberColumn: place('member') });
  }
  if (layout.members === 'nobody') throw new Error('redemptions of nobody');
  return client.uploadRedemptions({
    seriesId,
    file,
    members: words[layout.members],
    coupons: layout.coupons === 'id' ? 'COUPON_ID' : 'COUPON_CODE',
    columns: {
      redeemedMs: columns.indexOf('moment'),
      till: columns.indexOf('till'),
      member: columns.indexOf('member'),
      coupon: columns.indexOf('coupon'),
      billId: place('billId'),
      billNumber: place('billNumber'),
      details: place('details'),
    },
  });
}

/** Capillary keeps a file under a name that begins with the one it was sent under (seen in the documents’ samples). */
export function findOwnJob(jobs: readonly UploadJob[], sentName: string): UploadJob | undefined {
  const stem = sentName.replace(/\.csv$/, '');
  return jobs.find(({ storedName }) => storedName?.startsWith(stem));
}

export function viewJob({
  jobId,
  verdict,
  state,
  rows,
  errorFile,
  storedName,
  updatedMs,
}: UploadJob): UploadJobView {
  return {
    jobId,
    verdict,
    word: state,
    rows: rows.uploaded,
    failed: rows.refused,
    errorFile,
    storedName,
    updatedAt: updatedMs,
  };
}
