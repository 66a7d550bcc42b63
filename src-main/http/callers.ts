/**
 * Who is calling: the launch token, or a cookie that was handed out for it. Each is a caller of its own, so that
 * two browsers have two sign-ins. Must never keep a cookie's value, only its hash, nor compare secrets in a way
 * whose time tells how much of them was right.
 */
import { createHash, timingSafeEqual } from 'node:crypto';

export interface FoundCaller {
  caller: string;
  /** A point-of-sale program with a key; otherwise a page. */
  isProgram: boolean;
}

export interface Callers {
  /** The caller behind these headers; null when neither proves anything. A key counts before a cookie. */
  find: (headers: { authorization: string | undefined; cookie: string | undefined }) => FoundCaller | null;
  holdsToken: (authorization: string | undefined) => boolean;
  /** The caller behind the cookie alone. */
  findCookie: (cookie: string | undefined) => string | null;
  /** A new caller; answers the `Set-Cookie` line that makes a browser this caller. */
  admit: () => string;
}

/** More browsers than this at one till are a mistake or an attack: the oldest has to open its link again. */
const cookieLimit = 64;

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}

function bearerOf(authorization: string | undefined): string | null {
  return /^Bearer ([\x21-\x7e]{1,512})$/i.exec(authorization ?? '')?.[1] ?? null;
}

/** Every value under this name: a browser may send one from an earlier day first. */
function cookieValues(header: string | undefined, name: string): string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}

export function createCallers(options: {
  token: string;
  port: number;
  randomBytes: (count: number) => Uint8Array;
  /** The caller that a key makes; null = no such key. */
  findProgram: (presented: string) => string | null;
}): Callers {
  const cookieName = `counterpart_${options.port}`;
  const tokenDigest = digest(options.token);
  const admitted: { digest: Buffer; caller: string }[] = [];

  const findCookie: Callers['findCookie'] = (header) => {
    for (const value of cookieValues(header, cookieName)) {
      const presented = digest(value);
      const found = admitted.find((known) => timingSafeEqual(known.digest, presented));
      if (found) return found.caller;
    }
    return null;
  };
  const holdsToken: Callers['holdsToken'] = (authorization) => {
    const presented = bearerOf(authorization);
    return presented !== null && timingSafeEqual(digest(presented), tokenDigest);
  };
  return {
    findCookie,
    holdsToken,
    find: ({ authorization, cookie }) => {
      if (authorization !== undefined) {
        const program = options.findProgram(bearerOf(authorization) ?? '');
        return program !== null ? { caller: program, isProgram: true } : null;
      }
      const page = findCookie(cookie);
      return page !== null ? { caller: page, isProgram: false } : null;
    },
    admit: () => {
      const value = Buffer.from(options.randomBytes(32)).toString('base64url');
      const caller = `cookie:${Buffer.from(options.randomBytes(9)).toString('base64url')}`;
      admitted.push({ digest: digest(value), caller });
      if (admitted.length > cookieLimit) admitted.shift();
      return `${cookieName}=${value}; HttpOnly; SameSite=Strict; Path=/`;
    },
  };
}
