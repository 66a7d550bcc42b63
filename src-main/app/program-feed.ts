/**
 * What point-of-sale programs hear, read from the record of what was done: what stands there has happened, each line
 * has its number, and who was away goes on after the last one heard. An id is `<epoch>-<line>`; of another epoch, or
 * beyond the record's end, it cannot be told what came between, and that is said (`events.lost`).
 */
import type { ProgramEvent } from '../contract/program-events.ts';
import type { ProgramKey } from '../contract/program-keys.ts';
import type { Clock } from '../domain/clock.ts';
import { lastAuditOrdinal } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { readEpoch } from '../store/epoch.ts';
import { listProgramLines } from '../store/program-lines.ts';
import { readProgramEvent, type Teller } from './program-event.ts';

export interface ProgramFeed {
  /** @param lastId what the program heard last; null = it wants what comes from now on. Answers how to stop. */
  follow: (
    key: ProgramKey,
    lastId: string | null,
    listener: (event: ProgramEvent) => void,
    ended: () => void,
  ) => () => void;
  /** Something may have happened. */
  wake: () => void;
  /** Ends what this key listens to. */
  end: (keyId: string) => void;
  stop: () => void;
}

/** Lines of the record looked at in one go: a program that was away for a year keeps nobody waiting. */
const linesAtOnce = 2000;
/** What happens together is looked up together. */
const afterMs = 20;

interface Listening {
  key: ProgramKey;
  /** The last line that was looked at. */
  place: number;
  listener: (event: ProgramEvent) => void;
  ended: () => void;
}

export function createProgramFeed(options: { ledger: Database; clock: Clock; teller: Teller }): ProgramFeed {
  const { ledger, clock, teller } = options;
  const all = new Set<Listening>();
  let cancel: (() => void) | null = null;

  function plan(delayMs: number) {
    if (all.size === 0 || cancel !== null) return;
    cancel = clock.after(delayMs, () => {
      cancel = null;
      const last = lastAuditOrdinal(ledger);
      for (const one of all) tell(one, Math.min(last, one.place + linesAtOnce));
      if ([...all].some(({ place }) => place < last)) plan(0);
    });
  }

  function tell(one: Listening, until: number) {
    const epoch = readEpoch(ledger);
    for (const line of listProgramLines(ledger, one.place, until)) {
      const event = readProgramEvent(teller, one.key, line, `${epoch}-${line.ordinal}`);
      if (event !== null) one.listener(event);
      // cut off by what it was told: it goes on from there when it is back
      if (!all.has(one)) return;
    }
    one.place = until;
  }

  return {
    follow: (key, lastId, listener, ended) => {
      const last = lastAuditOrdinal(ledger);
      const from = placeOf(lastId, readEpoch(ledger), last);
      const one: Listening = { key, place: from ?? last, listener, ended };
      all.add(one);
      if (from === null) {
        listener({ type: 'events.lost', id: `${readEpoch(ledger)}-${last}`, at: clock.wallMs() });
      }
      plan(0);
      return () => void all.delete(one);
    },
    wake: () => plan(afterMs),
    end: (keyId) => {
      for (const one of [...all]) {
        if (one.key.id !== keyId) continue;
        all.delete(one);
        one.ended();
      }
    },
    stop: () => {
      cancel?.();
      cancel = null;
      all.clear();
    },
  };
}

/** Where to go on; null = it cannot be told. Without an id it is the end of the record. */
function placeOf(lastId: string | null, epoch: number, last: number): number | null {
  if (lastId === null) return last;
  const [, ofEpoch, line] = /^(\d{1,9})-(\d{1,15})$/.exec(lastId) ?? [];
  if (Number(ofEpoch) !== epoch || Number(line) > last) return null;
  return Number(line);
}
