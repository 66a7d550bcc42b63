/**
 * The way to the host that takes files: connections of its own, the token and no attribution, as the documents have it.
 * Those who watch calls are told nothing of it: a slow or dead upload host says nothing about the line of the till.
 */
import { createAuthorization } from './authorization.ts';
import { type Call, createCaller } from './caller.ts';
import type { CapillaryOptions } from './client.ts';
import type { TokenKeeper } from './token.ts';
import { createTransport } from './transport.ts';

export interface UploadCaller {
  /** A word = why files cannot be sent. */
  call: Call | 'no-upload-address' | 'upload-needs-token';
  stop: () => Promise<void>;
}

/** Throws when `uploadUrl` is no absolute address. */
export function createUploadCaller(options: CapillaryOptions, tokens: TokenKeeper | null): UploadCaller {
  const idle = () => Promise.resolve();
  if (!options.uploadUrl) return { call: 'no-upload-address', stop: idle };
  // a till's name and password are not documented for this host
  if (!tokens) return { call: 'upload-needs-token', stop: idle };
  const transport = createTransport({ ...options, apiUrl: options.uploadUrl });
  const authorization = createAuthorization(options.credentials, null, tokens);
  return {
    call: createCaller({ transport, authorization, onCall: () => {} }),
    stop: transport.stop,
  };
}
