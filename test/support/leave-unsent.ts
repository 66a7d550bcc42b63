/** A data folder in which somebody left two entries that are not with Capillary: five pounds and two pounds fifty. */
import { v7 } from 'uuid';
import { minor } from '../../src-main/contract/money.ts';
import { addEntry } from '../../src-main/store/entries.ts';
import { openStore } from '../../src-main/store/open.ts';

export function leaveUnsent(folder: string): void {
  const opened = openStore(folder);
  if (!opened.ok) throw new Error(opened.message);
  for (const moneyOff of [500, 250]) {
    addEntry(
      opened.store.ledger,
      {
        id: v7(),
        kind: 'redeem-coupon',
        lane: '900',
        customer: { id: '900', name: 'Ola' },
        code: `PLUM-${moneyOff}`,
        description: 'Money off',
        bill: { number: 'B-1', amount: minor(4000) },
        currency: 'GBP',
        moneyOff: minor(moneyOff),
        request: {
          identifier: { type: 'mobile', value: '15550100000' },
          seriesId: '7',
          singleUse: true,
          tills: ['quay.04'],
          discount: null,
        },
        till: { decision: 'accepted', by: 'Robin', approvedBy: null, byOfflineRules: true, reasons: [] },
        serverAheadMs: null,
      },
      { at: Date.now(), mono: 1, boot: 'before' },
    );
  }
  opened.store.close();
}
