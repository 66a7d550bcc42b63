/** The parts behind files of coupons: what waits in the data folder, and what is on its way. */
import type { ConnectionView } from '../contract/connection.ts';
import type { Failure, Result } from '../contract/result.ts';
import type { Upload } from '../contract/uploads.ts';
import { failureOf } from '../domain/failure.ts';
import { interruptUploads, type StoredUpload } from '../store/uploads.ts';
import type { FileTrouble } from './read-rows.ts';
import { createSender, type Sender, type SenderParts } from './send-file.ts';
import { createStagedFiles, type StagedFiles } from './staged-files.ts';

export interface Uploads {
  files: StagedFiles;
  sender: Sender;
  /** One piece of work at a time for a file; who asks meanwhile gets the same answer. */
  once: <Value>(id: string, work: () => Promise<Result<Value>>) => Promise<Result<Value>>;
  view: (upload: StoredUpload) => Upload;
}

export function createUploads(parts: SenderParts & { dataFolder: string; newId: () => string }): Uploads {
  interruptUploads(parts.ledger, parts.clock.wallMs());
  const sender = createSender(parts);
  const under = new Map<string, Promise<Result<unknown>>>();
  return {
    files: createStagedFiles(parts.dataFolder, parts.newId),
    sender,
    once: <Value>(id: string, work: () => Promise<Result<Value>>) => {
      const running = under.get(id) ?? work().finally(() => under.delete(id));
      under.set(id, running);
      return running as Promise<Result<Value>>;
    },
    view: ({ digest: _digest, ...upload }) => ({ ...upload, progress: sender.progress(upload.id) }),
  };
}

/** Why no file can be sent as this till is connected; null = one can. */
export function uploadObstacle(connection: ConnectionView | null): Failure | null {
  if (connection === null) return failureOf('conflict', 'not-connected');
  if (connection.uploadUrl === null) return failureOf('conflict', 'upload-no-host');
  return connection.auth === 'oauth' ? null : failureOf('conflict', 'upload-no-oauth');
}

export function failureOfTrouble({ reason, facts }: FileTrouble): { ok: false; failure: Failure } {
  return { ok: false, failure: failureOf('bad-input', reason, facts, { field: 'id' }) };
}
