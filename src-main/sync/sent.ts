/** What came of an entry that Capillary has carried out. */
import type { Won } from '../domain/bill-requests.ts';

/** What Capillary answers to an entry it has carried out. */
export interface Sent {
  /** Redemption id, or the code of the coupon that was given; empty = Capillary told none. */
  reference: string;
  resultCode: number | null;
  message: string;
  /** Of points, in the store's money, decimal text; null = not told, left out = of nothing with a worth. */
  worth?: string | null;
  /** Figures as on the wire. */
  discount: { type: 'ABS' | 'PERC' | null; value: number | null; upTo: number | null };
  /** Of a bill. */
  won?: Won;
}
