/**
 * From the bytes of an answer to parsed JSON. Keeps to a size limit, also after unpacking, and answers a
 * short cause instead of throwing, whatever was sent.
 */

export type ReadBody =
  | { kind: 'json'; body: unknown }
  | { kind: 'empty' }
  | { kind: 'unreadable'; cause: string };

async function unpack(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array | 'answer-too-large'> {
  const unpacked = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('gzip'));
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of unpacked) {
    size += chunk.byteLength;
    if (size > maxBytes) return 'answer-too-large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** `encoding` is the Content-Encoding header; only gzip is asked for, so only gzip is understood. */
export async function readBody(bytes: Uint8Array, encoding: string, maxBytes: number): Promise<ReadBody> {
  if (bytes.byteLength === 0) return { kind: 'empty' };
  let plain: Uint8Array = bytes;
  const packing = encoding.trim().toLowerCase();
  if (packing === 'gzip' || packing === 'x-gzip') {
    try {
      const unpacked = await unpack(bytes, maxBytes);
      if (unpacked === 'answer-too-large') return { kind: 'unreadable', cause: unpacked };
      plain = unpacked;
    } catch {
      return { kind: 'unreadable', cause: 'answer-not-gzip' };
    }
  } else if (packing !== '' && packing !== 'identity') {
    return { kind: 'unreadable', cause: 'answer-encoding' };
  }
  const written = new TextDecoder().decode(plain);
  if (written.trim() === '') return { kind: 'empty' };
  try {
    return { kind: 'json', body: JSON.parse(written) };
  } catch {
    return { kind: 'unreadable', cause: 'answer-not-json' };
  }
}
