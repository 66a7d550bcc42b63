/** Words of the coupons screen: its tabs, and the series an organisation has set up. */
import { seriesWords } from './series.ts';

export const coupons = {
  title: 'Coupons',
  tabs: 'Parts of this screen',
  tab: { series: 'Series' },
  series: seriesWords,
} as const;
