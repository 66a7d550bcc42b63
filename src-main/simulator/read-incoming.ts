// Reads a request off the socket: its path, query and body, as far as they can be read. It must never judge
// what it read; a body that is no JSON is told as such.
import type { IncomingMessage } from 'node:http';
import type { Incoming } from './run-call.ts';

const LARGEST_BODY = 1_000_000;
const LARGEST_UPLOAD = 60_000_000;

/** Undefined when the caller went away or sent too much. */
async function readBytes(request: IncomingMessage, largest: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size > largest) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  return (await readBytes(request, LARGEST_BODY))?.toString('utf8');
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

function jsonOf(request: IncomingMessage, text: string): Pick<Incoming, 'body' | 'bodyState'> {
  if (text === '') return { body: undefined, bodyState: 'none' };
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return { body: undefined, bodyState: 'foreign' };
  }
  const { isJson, value } = parseJson(text);
  return { body: value, bodyState: isJson ? 'json' : 'broken' };
}

async function formOf(
  contentType: string,
  bytes: Buffer,
): Promise<Pick<Incoming, 'body' | 'bodyState' | 'form'>> {
  try {
    const headers = { 'content-type': contentType };
    const parts = await new Response(new Uint8Array(bytes), { headers }).formData();
    const fields: Record<string, string> = {};
    let file: { name: string; text: string } | undefined;
    for (const [name, content] of parts) {
      if (typeof content === 'string') fields[name] = content;
      else if (name === 'file') file = { name: content.name, text: await content.text() };
    }
    const form = file === undefined ? { fields } : { fields, file };
    // what the log shows: a file by its size alone
    const body = file === undefined ? fields : { ...fields, file: `${file.name}, ${file.text.length}` };
    return { body, bodyState: 'form', form };
  } catch {
    return { body: undefined, bodyState: 'broken' };
  }
}

export async function readIncoming(request: IncomingMessage): Promise<Incoming | undefined> {
  const contentType = request.headers['content-type'] ?? '';
  const isForm = /^multipart\/form-data\b/i.test(contentType);
  const bytes = await readBytes(request, isForm ? LARGEST_UPLOAD : LARGEST_BODY);
  if (bytes === undefined) return undefined;
  const { pathname, searchParams } = addressOf(request);
  const path = pathname.startsWith('/v1.1/') ? pathname.replace(/\.json$/, '') : pathname;
  return {
    method: request.method ?? 'GET',
    path,
    query: searchParams,
    headers: request.headers,
    ...(isForm ? await formOf(contentType, bytes) : jsonOf(request, bytes.toString('utf8'))),
  };
}
