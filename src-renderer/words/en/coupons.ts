/** Words of the coupons screen: its tabs, one coupon, and the series an organisation has set up. */
import { lookUpWords } from './look-up.ts';
import { seriesWords } from './series.ts';
import { uploadsWords } from './uploads.ts';

export const coupons = {
  title: 'Coupons',
  tabs: 'Parts of this screen',
  tab: { 'look-up': 'Look up', series: 'Series', uploads: 'Uploads' },
  lookUp: lookUpWords,
  series: seriesWords,
  uploads: uploadsWords,
} as const;
