/**
 * How a person's identifier is spelled in each place: v2 queries and bodies, v1.1 queries and bodies, and
 * answers.
 */
import { z } from 'zod';
import type { WireIdentifier } from './client.ts';
import { text } from './wire-values.ts';

const v11Names: Record<WireIdentifier['type'], string> = {
  mobile: 'mobile',
  email: 'email',
  externalId: 'external_id',
  cardnumber: 'card_number',
  id: 'id',
};

/** v1.1 spelling in queries and bodies. Capillary docs: coupon (v1.1), customer (v1.1). */
export function v11Name(type: WireIdentifier['type']): string {
  return v11Names[type];
}

/** An id as the wire has it: a number where it is one that a number can hold exactly. */
export function wireId(id: string): number | string {
  const asNumber = Number(id);
  return /^\d+$/.test(id) && Number.isSafeInteger(asNumber) ? asNumber : id;
}

/** The `user` of a v2 body. Capillary docs: Redeem single coupon. */
export function v2User({ type, value }: WireIdentifier): Record<string, string | number> {
  return { [type]: type === 'id' ? wireId(value) : value };
}

export const writtenIdentifier = z.object({ type: text, value: text });

/** Identifiers the till knows, from an answer's list; cards are `cardNumber` in answers. */
export function readIdentifiers(written: readonly z.infer<typeof writtenIdentifier>[]): WireIdentifier[] {
  const known: readonly WireIdentifier['type'][] = ['mobile', 'email', 'externalId', 'cardnumber'];
  return written.flatMap(({ type, value }) => {
    const name = known.find((candidate) => candidate.toLowerCase() === type.toLowerCase());
    return name && value !== '' ? [{ type: name, value }] : [];
  });
}
