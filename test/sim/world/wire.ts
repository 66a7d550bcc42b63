/**
 * The way between one run of a till's program and Capillary, with everything that gets lost, late or doubled on it.
 * One promise is kept, because the settle window rests on it: nothing is done, and nothing becomes visible, later
 * than the settle window after the request left.
 */
import type { CallRecord, Outcome } from '../../../src-main/capillary/outcome.ts';
import type { Settings } from '../../../src-main/contract/settings.ts';
import type { Faults, WireFault } from '../faults.ts';
import type { Random } from '../random.ts';
import type { Schedule } from '../schedule.ts';
import type { Boot, Machine } from '../till/machine.ts';
import { storyStartMs } from '../trace.ts';
import type { Line } from './line.ts';
import { noAnswer, notSent, refusal } from './outcomes.ts';

export interface Request<Value> {
  what: 'redeem' | 'issue' | 'read' | 'sign-in';
  /** What Capillary does when the request is there: a value, or the number of a refusal. */
  serve: (seenFrom: number) => { ok: true; value: Value } | { ok: false; code: number };
  /** A second copy does no harm, because Capillary itself refuses it. */
  mayComeTwice: boolean;
}

export interface WireParts {
  schedule: Schedule;
  random: Random;
  faults: Faults;
  line: Line;
  machine: Machine;
  boot: Boot;
  settings: () => Settings;
  /** Told of every finished request, as the client tells. */
  onCall: (outcome: Outcome<unknown>, what: Request<unknown>['what']) => void;
  /** For the story and the fingerprint. */
  onFault: (what: Request<unknown>['what'], fault: WireFault) => void;
}

export type Exchange = <Value>(request: Request<Value>) => Promise<Outcome<Value>>;

/** How long before the last moment something late happens: mostly as late as it may. */
const latest = [100, 100, 2000, 60_000];
const failedCodes = [786, 709, 730, 748, 791];

export function createExchange(parts: WireParts): Exchange {
  const { schedule, random, faults, line, machine, boot } = parts;
  let calls = 0;

  function record(httpStatus: number): CallRecord {
    calls += 1;
    const serverMs = Math.floor((storyStartMs + schedule.now()) / 1000) * 1000;
    return {
      requestId: `${boot.id}-${calls}`,
      httpStatus,
      durationMs: 0,
      serverAheadMs: random.chance(0.1) ? null : serverMs - machine.wallMs(),
    };
  }

  return <Value>(request: Request<Value>) =>
    new Promise<Outcome<Value>>((resolve) => {
      if (machine.diesHere(boot, 'before a request left')) return;
      const sentAt = schedule.now();
      const limitMs = parts.settings().answerTimeLimitMs;
      /** The last moment at which anything of this request may happen. */
      const lastAt = sentAt + parts.settings().settleWindowMs - 1;
      const intent = request.what === 'redeem' || request.what === 'issue' ? 'write' : 'read';

      function end(time: number, make: () => Outcome<Value>) {
        machine.whenAwake(boot, time, () => {
          const made = make();
          const isCutOff = machine.sleptSince(sentAt) || line.brokeSince(sentAt);
          const outcome = made.call.httpStatus !== null && isCutOff ? noAnswer('connection-closed') : made;
          if (machine.diesHere(boot, 'when an answer came')) return;
          parts.onCall(outcome, request.what);
          resolve(outcome);
        });
      }
      const lost = () => {
        const noticedAt = random.chance(0.5) ? sentAt + limitMs : sentAt + random.between(10, 400);
        end(noticedAt, () => noAnswer(noticedAt === sentAt + limitMs ? 'answer-timeout' : 'ECONNRESET'));
      };
      const serve = (time: number, onServed: (made: () => Outcome<Value>) => void, seenFrom = time) =>
        schedule.at(time, () => {
          const served = request.serve(seenFrom);
          onServed(() =>
            served.ok
              ? { kind: 'answered', value: served.value, call: record(200) }
              : refusal({ family: 'coupon', code: served.code, message: 'refused' }, intent, record(200)),
          );
        });
      const unheard = () => {};
      const later = (from: number) => Math.max(from, lastAt - random.below(random.pick(latest)));

      function travel(startAt: number, fault: WireFault | null) {
        const thereAt = startAt + random.between(10, 60);
        const backMs = random.between(5, 40);
        if (fault !== null) parts.onFault(request.what, fault);
        switch (fault) {
          case null:
          case 'seen-late':
            return serve(
              thereAt,
              (made) => end(schedule.now() + backMs, made),
              fault === null ? thereAt : Math.min(lastAt, thereAt + random.between(100, 20_000)),
            );
          case 'not-sent':
            return end(startAt + random.between(1, 50), () => notSent('ECONNREFUSED'));
          case 'request-lost':
            return lost();
          case 'answer-lost':
            serve(thereAt, unheard);
            return lost();
          case 'request-late':
          case 'commit-late':
            serve(later(thereAt), unheard);
            return lost();
          case 'request-twice':
            serve(thereAt, (made) => end(schedule.now() + backMs, made));
            return serve(later(thereAt), unheard);
          case 'answer-slow':
            return serve(thereAt, (made) =>
              end(Math.max(thereAt, sentAt + limitMs - random.below(300)), made),
            );
          case 'http-5xx-before':
            return end(thereAt + backMs, () => noAnswer('http-503', record(503)));
          case 'http-5xx-after':
            return serve(thereAt, () => end(thereAt + backMs, () => noAnswer('http-502', record(502))));
          case 'http-429':
            return end(thereAt + backMs, () => refusal(busy(), intent, record(429)));
          case 'garbage-before':
            return end(thereAt + backMs, () => noAnswer('answer-unreadable', record(200)));
          case 'garbage-after':
            return serve(thereAt, () =>
              end(thereAt + backMs, () => noAnswer('answer-unreadable', record(200))),
            );
          case 'token-expired':
            // refused with 401, so nothing was done; the client renews the token and sends once more
            return travel(
              thereAt + backMs,
              faults.ofRequest((kind) => kind !== 'token-expired' && fits(kind)),
            );
          case 'account-refused':
            return end(thereAt + backMs, () =>
              refusal({ family: 'http', code: 401, message: '' }, intent, record(401)),
            );
          case 'failed-before':
            return end(thereAt + backMs, () => failed());
          case 'failed-after':
            return serve(thereAt, () => end(thereAt + backMs, () => failed()));
        }
      }
      const busy = () => ({
        family: 'http' as const,
        code: 429,
        message: '',
        retryAfterMs: random.chance(0.7) ? random.between(1, 15) * 1000 : null,
      });
      const failed = () =>
        refusal({ family: 'coupon', code: random.pick(failedCodes), message: 'failed' }, intent, record(200));
      const fits = (kind: WireFault) =>
        intent === 'write'
          ? kind !== 'request-twice' || request.mayComeTwice
          : ![
              'request-twice',
              'request-late',
              'commit-late',
              'failed-before',
              'failed-after',
              'seen-late',
            ].includes(kind);

      if (!line.isUp()) {
        if (random.chance(0.7)) end(sentAt + random.between(1, 30), () => notSent('ENOTFOUND'));
        else lost();
      } else if (line.isPlatformDown()) {
        travel(sentAt, random.pick(['http-5xx-before', 'http-5xx-after', 'http-429', 'garbage-before']));
      } else {
        travel(sentAt, faults.ofRequest(fits));
      }
    });
}
