/** The fields an organisation wants to know of every member: its own ones, and the extended ones of the platform. */
import { z } from 'zod';
import type { Call } from './caller.ts';
import { readV2List } from './envelope-v2.ts';
import type { Outcome } from './outcome.ts';
import type { Reading } from './reading.ts';
import { flag, member, text, toObjects, toText } from './wire-values.ts';

export interface FieldFacts {
  name: string;
  label: string;
  /** How it is asked for, in the platform's own word, lower case: `text`, `select`, `datepicker` and others. */
  type: string;
  /** What it holds, lower case: `string`, `integer`, `datetime` and others. */
  dataType: string;
  /** What may be chosen; empty = anything. */
  options: string[];
  /** null = any. */
  pattern: string | null;
  required: boolean;
}

const field = z.object({
  name: text,
  label: text,
  type: text,
  dataType: text,
  datatype: text,
  regex: text,
  isCompulsory: flag,
  isMandatory: flag,
  isDisabled: flag,
  scope: text,
  entityType: text,
});

/** JSON text of a list, a list, or words parted by commas or bars. */
export function readOptions(written: unknown): string[] {
  const found = typeof written === 'string' ? parsed(written) : written;
  const list = Array.isArray(found) ? found : toText(found).split(/[,|]/);
  const words = list.map((one) => toText(one) || toText(member(one, 'value')) || toText(member(one, 'name')));
  return [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))];
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return written;
  }
}

export function readFields(body: unknown): Reading<FieldFacts[]> {
  return readV2List(body, 'store', 'data', (entries) =>
    toObjects(entries).flatMap((entry) => {
      const read = field.parse(entry);
      const isOfMembers = read.entityType === '' || read.entityType.toUpperCase().includes('CUSTOMER');
      if (read.name === '' || read.isDisabled === true || !isOfMembers) return [];
      const dataType = (read.dataType || read.datatype).toLowerCase();
      return [
        {
          name: read.name,
          label: read.label || read.name,
          type: read.type.toLowerCase(),
          dataType,
          options: readOptions(member(entry, 'options') ?? member(entry, 'enumValues')),
          pattern: read.regex || null,
          required: (read.isCompulsory ?? read.isMandatory) === true,
        },
      ];
    }),
  );
}

/** Asked when a member registers. Capillary docs: Get custom fields. */
export function customFields(call: Call): Promise<Outcome<FieldFacts[]>> {
  return call(
    {
      method: 'GET',
      path: '/v2/organization/customFields',
      query: [['scope', 'loyalty_registration']],
    },
    'read',
    readFields,
  );
}

/** Capillary docs: Get extended fields; what a row of it looks like is not shown, so it is read forgivingly. */
export function extendedFields(call: Call): Promise<Outcome<FieldFacts[]>> {
  return call({ method: 'GET', path: '/v2/extendedFields' }, 'read', readFields);
}
