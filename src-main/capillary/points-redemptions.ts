/**
 * What points a member used, as v1.1 lists it: the question after a lost answer. Rows carry no external reference
 * number, so a server that does not know that filter would list everything: whoever asks compares the rows.
 */
import { z } from 'zod';
import type { Call } from './caller.ts';
import type { WireIdentifier } from './client.ts';
import { itemStatus, itemsAt, openV11, readWithoutItem, requestOk } from './envelope-v11.ts';
import { v11Name } from './identifiers.ts';
import { listCutShort, type Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { many, number, part, text, toObjects } from './wire-values.ts';

export interface PointsRedemption {
  redemptionId: string;
  points: number | null;
  transactionNumber: string;
  redeemedTime: string;
  notes: string;
  tillCode: string;
  /** Something of it was given back. */
  isReversed: boolean;
}

const asked = 100;
const defaultPage = 10;

const place = z.object({ code: text, name: text });

/** Capillary docs: Get customer redemptions (v1.1). */
const customer = z.object({
  points_count: number,
  redemptions: part(
    z.object({
      points: part(
        z.object({
          point: many(
            z.object({
              id: text,
              points_redeemed: number,
              transaction_number: text,
              redeemed_time: text,
              redeemed_at: text,
              notes: text,
              redeemed_till: part(place),
              reversals: z.unknown().optional(),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** One or many, bare or under a name of their own. */
function hasReversals(written: unknown): boolean {
  return Array.isArray(written) ? written.length > 0 : toObjects(written).length > 0;
}

function mayBeCutShort(listed: number, counted: number | null): boolean {
  if (listed >= asked || listed === defaultPage) return true;
  return listed > defaultPage && counted !== null && counted > listed;
}

export function readPointsRedemptions(body: unknown): Reading<PointsRedemption[]> {
  const opened = openV11(body);
  const [item] = opened ? itemsAt(opened.root, ['customer']) : [];
  if (!opened || !item) return readWithoutItem(body, opened, 'customer');
  const status = itemStatus(item);
  if (status.ok === false)
    return { kind: 'refusal', family: 'customer', code: status.code, message: status.message };
  if (!requestOk(opened.status)) return readWithoutItem(body, opened, 'customer');
  const read = customer.parse(item);
  const list = read.redemptions.points.point;
  if (mayBeCutShort(list.length, read.points_count)) return unreadable(listCutShort);
  return value(
    list.map((row) => ({
      redemptionId: row.id,
      points: row.points_redeemed,
      transactionNumber: row.transaction_number,
      redeemedTime: row.redeemed_time,
      notes: row.notes,
      tillCode: row.redeemed_till.code || row.redeemed_at,
      isReversed: hasReversals(row.reversals),
    })),
  );
}

/** By the reference they were used under, or on given days (`YYYY-MM-DD` in cluster time, both included). */
export type PointsRedemptionsBy = { reference: string } | { fromDay: string; toDay: string };

export function pointsRedemptions(
  call: Call,
  member: WireIdentifier,
  by: PointsRedemptionsBy,
): Promise<Outcome<PointsRedemption[]>> {
  const narrowed: [string, string][] =
    'reference' in by
      ? [['external_reference_number', by.reference]]
      : [
          ['start_date', by.fromDay],
          ['end_date', by.toDay],
        ];
  return call(
    {
      method: 'GET',
      path: '/v1.1/customer/redemptions',
      query: [
        ['format', 'json'],
        [v11Name(member.type), member.value],
        ['type', 'POINTS'],
        ...narrowed,
        ['points_limit', String(asked)],
      ],
    },
    'read',
    readPointsRedemptions,
  );
}
