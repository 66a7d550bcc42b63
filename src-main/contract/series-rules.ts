/**
 * Every condition of a series that Capillary documents, under a name of ours and in groups as people ask about them.
 * What Capillary does not tell is said to be not told; what it tells in a way nobody can read is shown as it was written.
 */
import { z } from 'zod';
import { discount } from './customers.ts';
import { money } from './money.ts';

/** In the order they are shown. */
export const seriesRuleGroups = {
  names: ['series-code', 'till-code', 'about', 'tag', 'conditions', 'message', 'organisation'],
  worth: ['worth', 'cap', 'worth-on'],
  when: ['life', 'days-from-making', 'first-day', 'after-days', 'window'],
  bill: ['least-bill', 'most-bill', 'goods', 'discounted-goods'],
  who: ['anybody', 'pass-on', 'one-time-code', 'programme-only', 'member-must'],
  often: [
    'several-uses',
    'same-member-again',
    'uses-of-code',
    'uses-of-member',
    'days-between-uses',
    'uses-of-series',
  ],
  giving: [
    'most-given',
    'several-for-member',
    'most-for-member',
    'days-between-gifts',
    'not-again',
    'message-again',
    'not-beside',
  ],
  where: ['stores', 'places'],
  offline: ['offline', 'vendor-client'],
  codes: [
    'codes',
    'shared-code',
    'elsewhere',
    'with-pin',
    'letters',
    'code-length',
    'short-length',
    'prefix',
    'prefix-on',
    'own-prefix',
    'suffix',
    'suffix-on',
    'own-suffix',
  ],
  counts: ['given', 'redeemed', 'codes-there', 'uploaded', 'uploaded-left', 'last-given', 'last-redeemed'],
} as const;

export type SeriesRuleGroup = keyof typeof seriesRuleGroups;
export type SeriesRuleName = (typeof seriesRuleGroups)[SeriesRuleGroup][number];
export const seriesRuleNames = Object.values(seriesRuleGroups).flat() as SeriesRuleName[];

/** Numbers of Capillary’s; null = any. */
const numbers = z.array(z.string()).nullable();

export const seriesRuleValue = z.discriminatedUnion('is', [
  /** null = nothing is written there. */
  z.object({ is: z.literal('text'), text: z.string().nullable() }),
  z.object({ is: z.literal('yes-no'), yes: z.boolean() }),
  /** null = without limit. */
  z.object({ is: z.literal('count'), count: z.number().nullable() }),
  z.object({ is: z.literal('money'), money: money.nullable() }),
  z.object({ is: z.literal('worth'), discount }),
  /** YYYY-MM-DD in Capillary’s time; null = from the beginning. */
  z.object({ is: z.literal('day'), day: z.string().nullable() }),
  /** Epoch milliseconds; null = never yet. */
  z.object({ is: z.literal('moment'), at: z.number().nullable() }),
  z.object({ is: z.literal('choice'), choice: z.enum(['bill', 'line', 'made', 'shared', 'uploaded']) }),
  z.object({ is: z.literal('life'), until: z.enum(['series', 'days', 'months']), count: z.number() }),
  z.object({
    is: z.literal('window'),
    daysOfMonth: numbers,
    /** Which day a number stands for is not documented. */
    daysOfWeek: numbers,
    hours: numbers,
  }),
  /** Kinds of things with their numbers at Capillary; empty = no restriction. */
  z.object({
    is: z.literal('groups'),
    groups: z.array(
      z.object({
        of: z.enum(['goods', 'category', 'brand', 'attribute', 'series', 'store', 'till', 'zone', 'concept']),
        ids: z.array(z.string()),
      }),
    ),
  }),
]);
export type SeriesRuleValue = z.infer<typeof seriesRuleValue>;

export const seriesRule = z.object({
  rule: z.enum(seriesRuleNames as [SeriesRuleName, ...SeriesRuleName[]]),
  /** null = not told, or told in a way that cannot be read: then `says` has it. */
  value: seriesRuleValue.nullable(),
  /** What Capillary wrote where that cannot be read; empty otherwise. */
  says: z.string(),
});
export type SeriesRule = z.infer<typeof seriesRule>;
