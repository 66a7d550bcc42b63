/** What the organisation asks of a member: read when the line is up, kept for when it is down; and typed values held against it. */
import { z } from 'zod';
import type { CapillaryClient } from '../capillary/create-capillary.ts';
import type { FieldFacts } from '../capillary/member-fields.ts';
import { type MemberField, type MemberForm, memberField } from '../contract/members.ts';
import type { Clock } from '../domain/clock.ts';
import type { Database } from '../store/database.ts';
import { noteFact, readFact } from '../store/facts.ts';
import { inTime } from './in-time.ts';

const kept = z.object({
  fields: z.array(memberField),
  extendedFields: z.array(memberField),
  labels: z.array(z.string()),
  asOf: z.number(),
});

export function rememberedForm(ledger: Database): MemberForm {
  const nothing = { fields: [], extendedFields: [], labels: [], source: 'till' as const, asOf: null };
  const text = readFact(ledger, 'member-form');
  if (text === null) return nothing;
  try {
    const read = kept.safeParse(JSON.parse(text));
    return read.success ? { ...read.data, source: 'till' } : nothing;
  } catch {
    return nothing;
  }
}

/** Each part that Capillary does not tell stays as it was known. */
export async function askForm(parts: {
  ledger: Database;
  clock: Clock;
  capillary: CapillaryClient | null;
  limitMs: number;
}): Promise<MemberForm> {
  const { ledger, clock, capillary, limitMs } = parts;
  const before = rememberedForm(ledger);
  if (capillary === null) return before;
  const [fields, extended, labels] = await Promise.all([
    inTime(clock, limitMs, capillary.customFields()),
    inTime(clock, limitMs, capillary.extendedFields()),
    inTime(clock, limitMs, capillary.organisationLabels()),
  ]);
  // without the required ones nothing is known
  if (fields.kind !== 'answered') return before;
  const form = {
    fields: fields.value.map(fieldOf),
    extendedFields: extended.kind === 'answered' ? extended.value.map(fieldOf) : before.extendedFields,
    labels: labels.kind === 'answered' ? labels.value : before.labels,
    asOf: clock.wallMs(),
  };
  noteFact(ledger, 'member-form', JSON.stringify(form));
  return { ...form, source: 'capillary' };
}

function fieldOf({ name, label, options, pattern, required, type, dataType }: FieldFacts): MemberField {
  return { name, label, options, pattern, required, kind: kindOf(type, dataType, options) };
}

/** A form nobody documented is a line of text. */
function kindOf(type: string, dataType: string, options: string[]): MemberField['kind'] {
  const word = `${type} ${dataType}`;
  if (/checkbox|boolean|bool/.test(word) && options.length < 2) return 'tick';
  if (options.length > 0) return 'choice';
  if (/date/.test(word)) return 'date';
  return /int|double|float|decimal|number/.test(dataType) ? 'number' : 'text';
}
