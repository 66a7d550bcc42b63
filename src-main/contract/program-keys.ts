/** Keys of point-of-sale programs: who has one, what it is good for, making one and taking it away. */
import { z } from 'zod';
import { row } from './operation.ts';
import { scope } from './scopes.ts';
import { limits, readPlainText, textField } from './text.ts';

/** Everything about a key but the key. */
export const programKey = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(scope),
  madeAt: z.number(),
  madeBy: z.string(),
  /** To about a minute; null = never. */
  lastUsedAt: z.number().nullable(),
});
export type ProgramKey = z.infer<typeof programKey>;

const keys = z.object({ keys: z.array(programKey) });

export const programKeyOperations = {
  listProgramKeys: row({
    says: 'The keys of point-of-sale programs that are good for something today: names, scopes, last use.',
    access: 'manager',
    input: z.strictObject({}),
    output: keys,
  }),
  makeProgramKey: row({
    says: 'Makes a key for a point-of-sale program. The answer is the only place where the key itself ever stands.',
    access: 'manager',
    input: z.strictObject({
      name: textField((text) => readPlainText(text, limits.name), 'Front desk POS'),
      scopes: z
        .array(scope)
        .min(1)
        .max(scope.options.length)
        .transform((scopes) => [...new Set(scopes)]),
    }),
    output: z.object({ key: programKey, secret: z.string() }),
  }),
  revokeProgramKey: row({
    says: 'Takes a key away: from then on it opens nothing. What was done with it stays in the records.',
    access: 'manager',
    input: z.strictObject({ id: z.string().max(64) }),
    output: keys,
  }),
} as const;
