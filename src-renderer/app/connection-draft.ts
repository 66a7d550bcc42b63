/** The connection form's fields, and how they become the operation's input. An empty secret keeps the saved one. */
import type {
  attributionType,
  Cluster,
  ConnectionInput,
  ConnectionView,
} from '../../src-main/contract/connection.ts';

export type AttributionChoice = (typeof attributionType)['options'][number] | 'none';

export interface ConnectionDraft {
  cluster: Cluster;
  apiUrl: string;
  uploadUrl: string;
  auth: 'basic' | 'oauth';
  account: string;
  secret: string;
  attribution: AttributionChoice;
  attributionCode: string;
  /** How the saved connection signs in; its secret is kept for that way only. Null when nothing is saved. */
  keptFor: 'basic' | 'oauth' | null;
  /** The machine has no key store, and a file will do; asked for only where that is so. */
  keyInFile: boolean;
}

export const emptyDraft: ConnectionDraft = {
  cluster: 'eu',
  apiUrl: '',
  uploadUrl: '',
  auth: 'basic',
  account: '',
  secret: '',
  attribution: 'none',
  attributionCode: '',
  keptFor: null,
  keyInFile: false,
};

export function draftOf(saved: ConnectionView | null): ConnectionDraft {
  if (!saved) return emptyDraft;
  const custom = saved.cluster === 'custom';
  return {
    cluster: saved.cluster,
    apiUrl: custom ? saved.apiUrl : '',
    uploadUrl: custom ? (saved.uploadUrl ?? '') : '',
    auth: saved.auth,
    account: saved.account,
    secret: '',
    attribution: saved.attribution?.type ?? 'none',
    attributionCode: saved.attribution?.code ?? '',
    keptFor: saved.auth,
    keyInFile: false,
  };
}

export function inputOf(draft: ConnectionDraft): ConnectionInput {
  const custom = draft.cluster === 'custom';
  const common = {
    cluster: draft.cluster,
    ...(custom ? { apiUrl: draft.apiUrl } : {}),
    ...(custom && draft.uploadUrl.trim() !== '' ? { uploadUrl: draft.uploadUrl } : {}),
    ...(draft.attribution === 'none'
      ? {}
      : { attribution: { type: draft.attribution, code: draft.attributionCode } }),
  };
  return draft.auth === 'basic'
    ? { auth: 'basic', till: draft.account, ...(draft.secret ? { password: draft.secret } : {}), ...common }
    : { auth: 'oauth', key: draft.account, ...(draft.secret ? { secret: draft.secret } : {}), ...common };
}
