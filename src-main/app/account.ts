/**
 * The connection to Capillary as it is kept: details in the settings file, the secret sealed beside them. Only this
 * file opens it. Rotating the secret touches nothing of the queue.
 */
import { z } from 'zod';
import { type Cluster, type ConnectionInput, connectionView } from '../contract/connection.ts';
import { ok, type Result } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import type { OpenConnection } from '../operations/parts.ts';
import type { SecretBox, SettingsFile } from './ports.ts';

/** Hosts by cluster (Capillary docs: API overview, hosts). Uploads have hosts of their own; not all are listed. */
const hosts: Record<Exclude<Cluster, 'custom'>, { api: string; upload: string | null }> = {
  'asia-1': { api: 'https://apac.api.capillarytech.com', upload: 'https://intouch.capillary.co.in' },
  'asia-2': { api: 'https://apac2.api.capillarytech.com', upload: 'https://apac2.intouch.capillarytech.com' },
  eu: { api: 'https://eu.api.capillarytech.com', upload: 'https://eu.intouch.capillarytech.com' },
  us: { api: 'https://us.api.capillarytech.com', upload: null },
  china: { api: 'https://api.capillarytech.cn.com', upload: 'https://intouch.capillarytech.cn.com' },
};

const keptConnection = z.object({ view: connectionView, sealed: z.string() });

export interface Account {
  prepare: (input: ConnectionInput) => Result<OpenConnection>;
  saved: () => OpenConnection | null;
  save: (connection: OpenConnection) => void;
}

export function createAccount(options: {
  settingsFile: SettingsFile;
  secrets: SecretBox;
  now: () => number;
}): Account {
  const { settingsFile, secrets } = options;
  let current = read();

  function read(): OpenConnection | null {
    const kept = keptConnection.safeParse(settingsFile.read('connection'));
    if (!kept.success) return null;
    const secret = secrets.open(kept.data.sealed);
    if (secret === null) return null;
    return { view: kept.data.view, credentials: credentialsOf(kept.data.view, secret) };
  }

  function secretOf(connection: OpenConnection): string {
    const { credentials } = connection;
    return credentials.kind === 'basic' ? credentials.password : credentials.secret;
  }

  return {
    prepare: (input) => {
      const account = input.auth === 'basic' ? input.till : input.key;
      const given = input.auth === 'basic' ? input.password : input.secret;
      const keeps = current !== null && current.view.auth === input.auth && current.view.account === account;
      const secret = given ?? (keeps && current ? secretOf(current) : undefined);
      const field = input.auth === 'basic' ? 'connection.password' : 'connection.secret';
      if (secret === undefined) return fail('bad-input', 'connection-secret-missing', {}, { field });
      const urls = urlsOf(input);
      if (!urls.ok) return urls;
      return ok({
        view: {
          cluster: input.cluster,
          apiUrl: urls.value.api,
          uploadUrl: urls.value.upload,
          auth: input.auth,
          account,
          attribution: input.attribution ?? null,
          savedAt: options.now(),
        },
        credentials: credentialsOf({ auth: input.auth, account }, secret),
      });
    },
    saved: () => current,
    save: (connection) => {
      settingsFile.write('connection', { view: connection.view, sealed: secrets.seal(secretOf(connection)) });
      current = connection;
    },
  };
}

function credentialsOf(
  view: { auth: 'basic' | 'oauth'; account: string },
  secret: string,
): OpenConnection['credentials'] {
  return view.auth === 'basic'
    ? { kind: 'basic', till: view.account, password: secret }
    : { kind: 'oauth', key: view.account, secret };
}

function urlsOf(input: ConnectionInput): Result<{ api: string; upload: string | null }> {
  if (input.cluster !== 'custom') return ok(hosts[input.cluster]);
  const api = webAddress(input.apiUrl ?? '');
  if (api === null) return badUrl('connection.apiUrl', 'The address of the API');
  if (input.uploadUrl === undefined || input.uploadUrl === '') return ok({ api, upload: null });
  const upload = webAddress(input.uploadUrl);
  return upload === null ? badUrl('connection.uploadUrl', 'The address for uploads') : ok({ api, upload });
}

const badUrl = (field: string, name: string) =>
  fail('bad-input', 'connection-url', { field: name }, { field });

/** https anywhere, http to this machine only; no user, query or fragment. Answers it without a trailing slash. */
function webAddress(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const loopback = url.hostname === '127.0.0.1' || url.hostname === 'localhost' || url.hostname === '[::1]';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) return null;
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null;
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
