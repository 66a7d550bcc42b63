/** Own bill numbers, for shops whose point-of-sale program gives none. */
import { z } from 'zod';
import { row } from './operation.ts';
import { limits, readPlainText, textField } from './text.ts';

export const billNumberOperations = {
  makeBillNumber: row({
    says: 'A new bill number of this till, never given before and never again. Counted on the disk first; one that is not used is no harm.',
    access: 'cashier',
    input: z.strictObject({}),
    output: z.object({ number: z.string().meta({ examples: ['FERN-2101-T3-260703-1KWTR-004'] }) }),
  }),
  lookAtSharedName: row({
    says: 'A manager has looked at why another till seems to use this till’s name. Own bill numbers go on, under a new mark.',
    access: 'manager',
    input: z.strictObject({
      reason: textField((text) => readPlainText(text, limits.note), 'The old machine was still on'),
    }),
    output: z.object({ looked: z.boolean() }),
  }),
} as const;
