/** Parts that lie about what lies outside: the clock, the wire, the disk under the queue. */

import type { Outcome } from '../../../src-main/capillary/outcome.ts';
import type { Clock } from '../../../src-main/domain/clock.ts';
import { settleEvidence, settleWindowLeft } from '../../../src-main/domain/settlement.ts';
import type { Database, Row, Values } from '../../../src-main/store/database.ts';
import type { QueueCapillary } from '../../../src-main/sync/queue-capillary.ts';
import type { Variant } from './variant.ts';

/** Bends how a request ended before the queue hears of it. */
function bent(bend: <Value>(outcome: Outcome<Value>) => Outcome<Value>) {
  return (capillary: QueueCapillary): QueueCapillary => ({
    ...capillary,
    redeemCoupon: async (request) => bend(await capillary.redeemCoupon(request)),
    issueCoupon: async (request) => bend(await capillary.issueCoupon(request)),
    customerCoupons: async (customerId) => bend(await capillary.customerCoupons(customerId)),
    memberRedemptions: async (...words) => bend(await capillary.memberRedemptions(...words)),
  });
}

const inNoHurry = <Value>(outcome: Outcome<Value>): Outcome<Value> =>
  outcome.kind === 'refused' ? { ...outcome, refusal: { ...outcome.refusal, retryAfterMs: null } } : outcome;

/** Bends what is written into, or read from, the ledger. */
function onLedger(change: (ledger: Database) => Partial<Database>) {
  return (ledger: Database): Database => ({ ...ledger, ...change(ledger) });
}

/** Reads the window when the answer is there instead of before the question leaves. */
function windowReadTooLate(): Variant {
  let clocks: Clock[] = [];
  const asked = new Map<
    number,
    { facts: Parameters<typeof settleWindowLeft>[0]; clock: Clock | undefined }
  >();
  return {
    name: 'the settle window is read after the answer, not before the question',
    queueClock: (clock) => {
      clocks = [...clocks.slice(-20), clock];
      return clock;
    },
    rules: {
      // the number that comes back is the question's own, so that the answer finds its facts
      settleWindowLeft: (facts) => {
        const clock = clocks.findLast((one) => one.monotonicMs() === facts.nowMono);
        asked.set(asked.size + 1, { facts, clock });
        return asked.size;
      },
      settleEvidence: (evidence, question, refused) => {
        const { facts, clock } = asked.get(question) ?? {};
        const nowMono = clock?.monotonicMs();
        const left = facts && nowMono !== undefined ? settleWindowLeft({ ...facts, nowMono }) : question;
        return settleEvidence(evidence, left, refused);
      },
    },
  };
}

const readable = `SELECT json_valid(request) AS fine FROM entry WHERE id = @id`;

export const surroundingMutants: readonly Variant[] = [
  windowReadTooLate(),
  {
    name: 'a lost goodwill answer is settled without looking at the member’s coupons',
    capillary: (capillary) => ({
      ...capillary,
      customerCoupons: async (customerId) => {
        const listed = await capillary.customerCoupons(customerId);
        return listed.kind === 'answered' ? { ...listed, value: [] } : listed;
      },
    }),
  },
  { name: 'bill number reused: a ledger that was put back keeps its epoch', epochs: 'kept' },
  {
    name: 'wall-clock window: setting the clock ends it',
    queueClock: (clock) => {
      const apart = clock.wallMs() - clock.monotonicMs();
      return { ...clock, monotonicMs: () => clock.wallMs() - apart };
    },
  },
  {
    name: '5xx taken as not sent',
    capillary: bent((outcome) =>
      outcome.kind === 'no-answer' && (outcome.call.httpStatus ?? 0) >= 500
        ? { kind: 'not-sent', cause: 'http', call: outcome.call }
        : outcome,
    ),
  },
  {
    name: 'an answer that came too late is taken as not sent',
    capillary: bent((outcome) =>
      outcome.kind === 'no-answer' && outcome.cause === 'answer-timeout'
        ? { kind: 'not-sent', cause: 'too-slow', call: outcome.call }
        : outcome,
    ),
  },
  {
    name: 'Retry-After is not read',
    capillary: bent(inNoHurry),
    heard: inNoHurry,
  },
  {
    name: 'a poisoned head is skipped: what cannot be read is left out at start',
    ledger: onLedger((ledger) => ({
      all: (sql, values) => {
        const rows = ledger.all(sql, values);
        if (!sql.startsWith('SELECT ordinal, lane, id')) return rows as never[];
        return rows.filter(({ id }) => ledger.get(readable, { id: String(id) })?.fine === 1) as never[];
      },
    })),
  },
  {
    name: 'the newest goes first after a restart',
    ledger: onLedger((ledger) => ({
      all: (sql, values) =>
        (sql.startsWith('SELECT ordinal, lane, id')
          ? ledger.all(sql, values).reverse()
          : ledger.all(sql, values)) as never[],
    })),
  },
  {
    name: 'the same press makes a second entry',
    ledger: onLedger((ledger) => ({
      all: (sql, values) => (sql.includes('WHERE code = +@code') ? [] : ledger.all(sql, values)),
    })),
  },
  {
    name: 'the hard stop is not asked',
    ledger: onLedger((ledger) => ({
      get: <Shape extends Row>(sql: string, values?: Values) => {
        const row = ledger.get<Shape>(sql, values);
        return row && 'total' in row ? { ...row, total: 0 } : row;
      },
    })),
  },
  {
    name: 'a change without its audit row',
    ledger: onLedger((ledger) => ({
      run: (sql, values) =>
        sql.includes('INTO audit') && values?.action === 'entry.confirmed' ? 1 : ledger.run(sql, values),
    })),
  },
  {
    name: 'what waited before a restart is forgotten',
    ledger: onLedger((ledger) => ({
      all: (sql, values) => (sql.startsWith('SELECT ordinal, lane, id') ? [] : ledger.all(sql, values)),
    })),
  },
  { name: 'synchronous NORMAL: a power cut takes the last commits', commitsPerSync: 7 },
  {
    name: 'the cashier waits however long Capillary takes',
    queueClock: (clock) => ({
      ...clock,
      after: (delayMs, action) => clock.after(delayMs * 3, action),
    }),
  },
];
