/**
 * Why a request failed, in one short word for logs and for support. Takes the error's code and nothing else:
 * messages can carry hosts, paths and what people typed.
 */

const words = new Map([
  ['UND_ERR_CONNECT_TIMEOUT', 'connect-timeout'],
  ['UND_ERR_SOCKET', 'connection-closed'],
  ['UND_ERR_CLOSED', 'stopped'],
  ['UND_ERR_DESTROYED', 'stopped'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'answer-cut-off'],
  ['UND_ERR_HEADERS_OVERFLOW', 'answer-too-large'],
]);

export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  // undici's parser: what came was no HTTP. Its codes depend on what stood there instead.
  if (error.name === 'HTTPParserError') return 'answer-not-http';
  const code = 'code' in error ? error.code : null;
  if (typeof code !== 'string' || !/^[A-Z][A-Z0-9_]{1,60}$/.test(code)) return 'unknown';
  return words.get(code) ?? code;
}
