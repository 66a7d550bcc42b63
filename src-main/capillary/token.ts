/**
 * The OAuth token: asked for when first needed, kept in memory only, asked for again at 80 % of its life
 * (U32) or when Capillary no longer takes it. Many calls share one request. Never hands the token or the
 * secret to an outcome.
 */
import { z } from 'zod';
import type { Clock } from '../domain/clock.ts';
import { refusalOfV2 } from './envelope-v2.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { settle } from './settle.ts';
import type { Transport } from './transport.ts';
import { number, part, text } from './wire-values.ts';

/** Capillary docs: OAuth. */
export const tokenPath = '/v3/oauth/token/generate';

const answer = z.object({ data: part(z.object({ accessToken: text, ttlSeconds: number })) });

/** Used when the answer does not tell how long the token lives. */
const assumedLifeSeconds = 60;

export interface TokenFacts {
  token: string;
  ttlSeconds: number;
}

export function readToken(body: unknown): Reading<TokenFacts> {
  const refusal = refusalOfV2(body, 'request');
  if (refusal) return refusal;
  const parsed = answer.safeParse(body);
  const token = parsed.data?.data.accessToken ?? '';
  // A header cannot carry anything else, and a token never holds it.
  if (!/^[!-~]+$/.test(token)) return unreadable('no-token');
  const life = parsed.data?.data.ttlSeconds ?? 0;
  return value({ token, ttlSeconds: life > 0 ? life : assumedLifeSeconds });
}

export interface TokenKeeper {
  /**
   * A token believed to be good; `rejected` is one that Capillary has just refused and that must not come
   * back.
   */
  get: (rejected?: string) => Promise<Outcome<string>>;
}

export interface TokenOptions {
  transport: Transport;
  key: string;
  secret: string;
  clock: Clock;
  onCall: (outcome: Outcome<unknown>, path: string) => void;
}

export function createTokenKeeper(options: TokenOptions): TokenKeeper {
  const { transport, clock, onCall } = options;
  let kept: { token: string; renewAtMs: number; outcome: Outcome<string> } | null = null;
  let pending: Promise<Outcome<string>> | null = null;

  const ask = async (): Promise<Outcome<string>> => {
    const askedAtMs = clock.monotonicMs();
    const body = { key: options.key, secret: options.secret };
    const exchanged = await transport.send({ method: 'POST', path: tokenPath, body }, {});
    const outcome = settle(exchanged, 'read', readToken);
    if (outcome.kind !== 'answered') {
      onCall(outcome, tokenPath);
      return outcome;
    }
    const { token, ttlSeconds } = outcome.value;
    kept = {
      token,
      renewAtMs: askedAtMs + ttlSeconds * 800,
      outcome: { kind: 'answered', value: token, call: outcome.call },
    };
    onCall({ kind: 'answered', value: null, call: outcome.call }, tokenPath);
    return kept.outcome;
  };

  return {
    get: (rejected) => {
      if (kept && kept.token !== rejected && clock.monotonicMs() < kept.renewAtMs) {
        return Promise.resolve(kept.outcome);
      }
      pending ??= ask().finally(() => {
        pending = null;
      });
      return pending;
    },
  };
}
