/** Words of the coupons screen: its tabs, and the series an organisation has set up. */
import { seriesWords } from './series.ts';
import { uploadsWords } from './uploads.ts';

export const coupons = {
  title: 'Coupons',
  tabs: 'Parts of this screen',
  tab: { series: 'Series', uploads: 'Uploads' },
  series: seriesWords,
  uploads: uploadsWords,
} as const;
