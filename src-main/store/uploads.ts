/** Files of coupons this till has sent: written down before the first byte leaves, with what is known of them since. */
import type { z } from 'zod';
import { platformWords } from '../contract/result.ts';
import {
  type UploadJobView,
  type UploadKind,
  type UploadState,
  uploadJob,
  uploadKind,
  uploadState,
} from '../contract/uploads.ts';
import { addAudit } from './audit.ts';
import type { Database, Row } from './database.ts';

export interface StoredUpload {
  id: string;
  kind: UploadKind;
  seriesId: string;
  fileName: string;
  sentName: string;
  /** Of the rows that went out, SHA-256. */
  digest: string;
  rows: number;
  leftOut: number;
  state: UploadState;
  at: number;
  by: string;
  job: UploadJobView | null;
  words: z.infer<typeof platformWords> | null;
  takenOutId: string | null;
}

export type NewUpload = Omit<StoredUpload, 'state' | 'job' | 'words'>;

/** Once this has returned, it is on the disk that the file is about to leave. */
export function addUpload(ledger: Database, upload: NewUpload): StoredUpload {
  const { kind, seriesId, rows, leftOut, at, by } = upload;
  ledger.transaction(() => {
    ledger.run(
      `INSERT INTO upload (id, kind, series_id, file_name, sent_name, digest, rows, left_out, state, made_at, made_by,
         taken_out_id)
       VALUES (@id, @kind, @seriesId, @fileName, @sentName, @digest, @rows, @leftOut, 'sending', @at, @by, @takenOutId)`,
      { ...upload },
    );
    addAudit(ledger, {
      at,
      who: by,
      action: 'upload.sent',
      subject: upload.id,
      detail: { kind, series: seriesId, file: upload.fileName, rows, leftOut },
    });
  });
  return { ...upload, state: 'sending', job: null, words: null };
}

export interface UploadChange {
  state: UploadState;
  job?: UploadJobView;
  words?: StoredUpload['words'];
  who: string;
  note?: string;
  at: number;
}

/** Expects the state it was read in; false = somebody else was faster and nothing changed. */
export function changeUpload(ledger: Database, upload: StoredUpload, change: UploadChange): boolean {
  const { state, who, note = '', at } = change;
  return ledger.transaction(() => {
    const changed = ledger.run(
      'UPDATE upload SET state = @to, job = @job, words = @words WHERE id = @id AND state = @from',
      {
        id: upload.id,
        from: upload.state,
        to: state,
        job: textOf(change.job ?? upload.job),
        words: textOf(change.words === undefined ? upload.words : change.words),
      },
    );
    if (changed === 1 && (state !== upload.state || change.job?.verdict !== upload.job?.verdict)) {
      const verdict = change.job?.verdict ?? null;
      addAudit(ledger, {
        at,
        who,
        action: `upload.${state}`,
        subject: upload.id,
        detail: { verdict, failed: change.job?.failed ?? null, note },
      });
    }
    return changed === 1;
  });
}

/** Nobody knows how far a file got that was on its way when the program ended. */
export function interruptUploads(ledger: Database, at: number): number {
  const open = ledger.all(`SELECT * FROM upload WHERE state = 'sending'`).map(readUpload);
  for (const upload of open) changeUpload(ledger, upload, { state: 'unknown', who: 'program', at });
  return open.length;
}

export function listUploads(ledger: Database, limit: number): StoredUpload[] {
  return ledger.all('SELECT * FROM upload ORDER BY ordinal DESC LIMIT @limit', { limit }).map(readUpload);
}

export function findUpload(ledger: Database, id: string): StoredUpload | null {
  const row = ledger.get('SELECT * FROM upload WHERE id = @id', { id });
  return row ? readUpload(row) : null;
}

/** How a file taken out of the queue was sent from here the last time. */
export function latestUploadOf(ledger: Database, takenOutId: string): StoredUpload | null {
  const row = ledger.get(
    'SELECT * FROM upload WHERE taken_out_id = @takenOutId ORDER BY ordinal DESC LIMIT 1',
    {
      takenOutId,
    },
  );
  return row ? readUpload(row) : null;
}

/** The latest file of these very rows that arrived, or of which nobody knows that it did not. */
export function findSameUpload(
  ledger: Database,
  { kind, seriesId, digest }: Pick<StoredUpload, 'kind' | 'seriesId' | 'digest'>,
): StoredUpload | null {
  const row = ledger.get(
    `SELECT * FROM upload WHERE series_id = @seriesId AND digest = @digest AND kind = @kind
       AND state IN ('sending','arrived','unknown') ORDER BY ordinal DESC LIMIT 1`,
    { seriesId, digest, kind },
  );
  return row ? readUpload(row) : null;
}

const textOf = (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value));

function parsed<Value>(text: unknown, schema: z.ZodType<Value>): Value | null {
  try {
    return schema.parse(JSON.parse(String(text)));
  } catch {
    return null;
  }
}

function readUpload(row: Row): StoredUpload {
  return {
    id: String(row.id),
    kind: uploadKind.parse(row.kind),
    seriesId: String(row.series_id),
    fileName: String(row.file_name),
    sentName: String(row.sent_name),
    digest: String(row.digest),
    rows: Number(row.rows),
    leftOut: Number(row.left_out),
    state: uploadState.parse(row.state),
    at: Number(row.made_at),
    by: String(row.made_by),
    job: parsed(row.job, uploadJob.nullable()),
    words: parsed(row.words, platformWords.nullable()),
    takenOutId: row.taken_out_id === null ? null : String(row.taken_out_id),
  };
}
