/** Entries that were accepted and not sent, written as the till writes them. The ledger stays open until `close`. */
import { v7 } from 'uuid';
import { minor } from '../../src-main/contract/money.ts';
import { auditKeyOf } from '../../src-main/store/audit-chain.ts';
import { addEntry } from '../../src-main/store/entries.ts';
import type { FileKey } from '../../src-main/store/file-key.ts';
import { openStore } from '../../src-main/store/open.ts';

export interface BacklogCoupon {
  customerId: string;
  code: string;
}

/** Of a folder that a till was set up in. */
export interface TillKeys {
  file: FileKey | null;
  deviceSecret: Uint8Array | null;
}

/** Answers how to close the data folder. Without keys it is one from before files were sealed. */
export function writeBacklog(folder: string, coupons: BacklogCoupon[], keys?: TillKeys): () => void {
  const opened = openStore(folder, keys?.file ?? null);
  if (!opened.ok) throw new Error(opened.message);
  const { ledger } = opened.store;
  if (keys?.deviceSecret) ledger.auditKey = auditKeyOf(keys.deviceSecret);
  ledger.transaction(() => {
    for (const [index, { customerId, code }] of coupons.entries()) {
      addEntry(
        ledger,
        {
          id: v7(),
          kind: 'redeem-coupon',
          lane: customerId,
          customer: { id: customerId, name: `Member ${customerId}` },
          code,
          description: 'Five off',
          bill: { number: `Q-${index}`, amount: minor(4000) },
          currency: 'GBP',
          moneyOff: minor(500),
          request: {
            identifier: { type: 'id', value: customerId },
            seriesId: '9901',
            singleUse: true,
            tills: ['quay.04'],
            discount: { type: 'ABS', value: 500, upTo: null, currency: 'GBP' },
          },
          till: { decision: 'accepted', by: 'Robin', approvedBy: null, byOfflineRules: true, reasons: [] },
          serverAheadMs: null,
        },
        { at: Date.now(), mono: index, boot: 'before' },
      );
    }
  });
  return opened.store.close;
}
