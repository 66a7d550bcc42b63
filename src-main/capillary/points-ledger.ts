/** What came and went of a member's points, page by page, newest first as the platform lists it. */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { WireIdentifier } from './client.ts';
import { refusalOfV2 } from './envelope-v2.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { isObject, many, number, part, text } from './wire-values.ts';

export interface LedgerLine {
  /** As the platform names it. */
  event: string;
  /** As written, in cluster time. */
  at: string;
  /** Above zero came, below went. */
  points: number;
  bill: string;
  store: string;
}

/** At most so many lines come at once. Capillary docs: Customer ledger (v2). */
const ledgerPage = 10;

const shape = z.object({
  ledgerEntries: many(
    z.object({
      eventName: text,
      ledgerCreatedDate: text,
      netPointsOnEvent: number,
      entryDetails: many(z.object({ ledgerEntryType: text, points: number })),
      transactionDetails: part(z.object({ transactionNumber: text })),
      store: text,
      storeCode: text,
    }),
  ),
});

type Line = z.infer<typeof shape>['ledgerEntries'][number];

/** The net is signed in some answers and bare in others: the kinds of its parts say which way it went. */
function signed({ netPointsOnEvent, entryDetails }: Line): number {
  const parts = entryDetails.reduce(
    (sum, { ledgerEntryType, points }) =>
      sum + (ledgerEntryType.toUpperCase() === 'DEBIT' ? -1 : 1) * Math.abs(points ?? 0),
    0,
  );
  return entryDetails.length > 0 ? parts : (netPointsOnEvent ?? 0);
}

export function readLedger(body: unknown): Reading<LedgerLine[]> {
  const refusal = refusalOfV2(body, 'points');
  if (refusal) return refusal;
  if (!isObject(body) || !Object.hasOwn(body, 'ledgerEntries')) return unreadable('no-list');
  return value(
    shape.parse(body).ledgerEntries.map((line) => ({
      event: line.eventName,
      at: line.ledgerCreatedDate,
      points: signed(line),
      bill: line.transactionDetails.transactionNumber,
      store: line.store || line.storeCode,
    })),
  );
}

export interface LedgerRequest {
  customer: WireIdentifier;
  /** `YYYY-MM-DDThh:mm:ss` in cluster time, both; at most 30 days apart. */
  from: string;
  to: string;
  /** 0 is the first. */
  page: number;
}

export function pointsLedger(
  call: Call,
  { customer, from, to, page }: LedgerRequest,
): Promise<Outcome<LedgerLine[]>> {
  return call(
    {
      method: 'GET',
      path: '/v2/pointsLedger/getCustomerLedgerInfo',
      query: [
        ['identifierName', customer.type],
        ['identifierValue', customer.value],
        ['source', 'INSTORE'],
        ['startDate', from],
        ['endDate', to],
        ['limit', String(ledgerPage)],
        ['offset', String(page)],
      ],
    },
    'read',
    readLedger,
  );
}
