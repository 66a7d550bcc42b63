/** An entry as the till writes it, for tests of the ledger itself. */
import { v7 } from 'uuid';
import { minor } from '../../src-main/contract/money.ts';
import type { NewEntry } from '../../src-main/store/entries.ts';

export function newEntry(index: number): NewEntry {
  return {
    id: v7(),
    kind: 'redeem-coupon',
    lane: String(index % 300),
    customer: { id: String(index % 300), name: 'Ola' },
    code: `PLUM-${index}`,
    description: 'Five off',
    bill: { number: `B-${index}`, amount: minor(4000) },
    currency: 'GBP',
    moneyOff: minor(500),
    request: {
      identifier: { type: 'mobile', value: '15550100000' },
      seriesId: '7',
      singleUse: true,
      tills: ['quay.04'],
      discount: { type: 'ABS', value: 500, upTo: null, currency: 'GBP' },
    },
    till: { decision: 'accepted', by: 'Robin', approvedBy: null, byOfflineRules: true, reasons: [] },
    serverAheadMs: 0,
  };
}
