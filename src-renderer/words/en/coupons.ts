/** Words of the coupons screen: its tabs, one coupon, and the series an organisation has set up. */
import { lookUpWords } from './look-up.ts';
import { seriesWords } from './series.ts';
import { uploadsWords } from './uploads.ts';

export const coupons = {
  title: 'Coupons',
  tabs: 'Parts of this screen',
  tab: {
    'look-up': 'Look up',
    goodwill: 'Goodwill',
    points: 'Goodwill points',
    series: 'Series',
    uploads: 'Uploads',
  },
  lookUp: lookUpWords,
  given: {
    giving: 'Giving coupons',
    nobody: 'Nobody is at the counter.',
    nobodyNext: 'Find the member there first; then coupons can be given.',
    blocked: 'This member is blocked by the brand and gets no coupons.',
    says: 'Which, how many, and why. A cashier may prepare it; a manager allows it.',
    find: 'Go to the counter',
    give: 'Give coupons',
    history: 'What was given',
    none: 'No coupon was given at this till yet.',
    noneNext: 'Every one stands here with its reason, who gave it, and what became of it.',
  },
  series: seriesWords,
  uploads: uploadsWords,
} as const;
