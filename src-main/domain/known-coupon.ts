/** A coupon as this till knows it: what Capillary said of the code and of its series, at the time it said so. */
import type { Discount, PastUse } from '../contract/customers.ts';
import type { MinorUnits } from '../contract/money.ts';

export interface KnownCoupon {
  code: string;
  /** Whose it is; null when only the series is known (any-user and generic codes). */
  holderId: string | null;
  seriesId: string | null;
  description: string;
  discount: Discount | null;
  /** Last day of validity in cluster time, `YYYY-MM-DD`; the earlier of coupon and series. */
  lastDay: string | null;
  /** Exact end where the server tells it, epoch milliseconds. */
  exactEnd: number | null;
  firstDay: string | null;
  /** -1 = without limit; null = not told. */
  redemptionsLeft: number | null;
  uses: PastUse[];
  multipleUse: boolean;
  /** Anybody who holds the code may use it; null = not told. */
  anyUser: boolean | null;
  needsOtp: boolean | null;
  offline: boolean | null;
  /** Store numbers where it may be used; null = everywhere. */
  storeIds: string[] | null;
  limitedToOtherEntities: boolean;
  minimumBill: MinorUnits | null;
  maximumBill: MinorUnits | null;
  /** Whether the series' rules are known at all; without them nothing is accepted offline. */
  seriesKnown: boolean;
  /** When Capillary said all this, epoch milliseconds. */
  seenAt: number;
}
