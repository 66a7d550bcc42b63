// Reads a request off the socket: its path, query and body, as far as they can be read. It must never judge
// what it read; a body that is no JSON is told as such.
import type { IncomingMessage } from 'node:http';
import type { Incoming } from './run-call.ts';

const LARGEST_BODY = 1_000_000;

/** Undefined when the caller went away or sent too much. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size > LARGEST_BODY) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function parseJson(text: string): { isJson: boolean; value: unknown } {
  try {
    return { isJson: true, value: JSON.parse(text) };
  } catch {
    return { isJson: false, value: undefined };
  }
}

export function addressOf(request: IncomingMessage): URL {
  // A path such as `//x` would otherwise be read as a host; `*` and whole addresses are no path of ours.
  return URL.parse(`http://simulator${request.url ?? '/'}`) ?? new URL('http://simulator/');
}

function bodyOf(request: IncomingMessage, text: string): Pick<Incoming, 'body' | 'bodyState'> {
  if (text === '') return { body: undefined, bodyState: 'none' };
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return { body: undefined, bodyState: 'foreign' };
  }
  const { isJson, value } = parseJson(text);
  return { body: value, bodyState: isJson ? 'json' : 'broken' };
}

export async function readIncoming(request: IncomingMessage): Promise<Incoming | undefined> {
  const text = await readBody(request);
  if (text === undefined) return undefined;
  const { pathname, searchParams } = addressOf(request);
  const path = pathname.startsWith('/v1.1/') ? pathname.replace(/\.json$/, '') : pathname;
  return {
    method: request.method ?? 'GET',
    path,
    query: searchParams,
    headers: request.headers,
    ...bodyOf(request, text),
  };
}
