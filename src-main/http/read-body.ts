/**
 * Reads the body of a call as JSON within a limit. An empty body means an empty input.
 * Must never hold more than the limit in memory, nor read a body that does not say it is JSON: a page elsewhere
 * can post forms and plain text without asking, and JSON only after a question that this door never answers.
 */
import { type Refusal, tooLong, wrongContentType, wrongJson } from './refusals.ts';

export const bodyLimit = 256 * 1024;

export type ReadBody = { ok: true; input: unknown } | { ok: false; refusal: Refusal };

function isJson(contentType: string): boolean {
  return /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(contentType.trim());
}

/** Bytes of the body, or null when there are more than the limit. */
async function readLimited(body: ReadableStream<Uint8Array>): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > bodyLimit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export async function readBody(request: Request): Promise<ReadBody> {
  const contentType = request.headers.get('content-type');
  if (contentType !== null && !isJson(contentType)) return { ok: false, refusal: wrongContentType() };
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimit)
    return { ok: false, refusal: tooLong(bodyLimit) };
  const bytes = request.body === null ? Buffer.alloc(0) : await readLimited(request.body);
  if (bytes === null) return { ok: false, refusal: tooLong(bodyLimit) };
  if (bytes.length === 0) return { ok: true, input: {} };
  if (contentType === null) return { ok: false, refusal: wrongContentType() };
  try {
    return {
      ok: true,
      input: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown,
    };
  } catch {
    return { ok: false, refusal: wrongJson() };
  }
}
