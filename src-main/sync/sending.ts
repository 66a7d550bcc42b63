/** What goes along with an entry on the wire. */

import type { Settings } from '../contract/settings.ts';
import type { BillEntry } from '../domain/stored-entry.ts';
import type { References } from './bill-links.ts';

export interface Sending {
  redeemWith: Settings['redeemWith'];
  issueWith: Settings['issueWith'];
  issueSource: Settings['issueSource'];
  /** What Capillary calls the redemptions that a bill is linked to. */
  referencesOf: (bill: BillEntry) => References;
  pointsWith: Settings['pointsRedeemWith'];
  /** The one-time code that was typed in for this entry; goes once, and is kept nowhere. */
  code: string | null;
  /**
   * The cluster's offset; null = not known, then no moment is sent: a wrong one would be worse than Capillary's own
   * now (U8: it is used for checks and not stored).
   */
  clusterOffsetMinutes: number | null;
}
