/** What a refusal means for an entry of a run that ended before it told anybody. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Outcome } from '../../src-main/capillary/outcome.ts';
import { minor } from '../../src-main/contract/money.ts';
import { giveReason } from '../../src-main/contract/reasons.ts';
import { settleAttempt } from '../../src-main/domain/settlement.ts';
import type { Database } from '../../src-main/store/database.ts';
import { addEntry, moveEntry, type NewBill } from '../../src-main/store/entries.ts';
import { openMemoryLedger } from '../../src-main/store/memory-ledger.ts';
import type { Sent } from '../../src-main/sync/sent.ts';
import { settleByAttempt } from '../../src-main/sync/settle.ts';

let ledger: Database;
beforeEach(() => {
  ledger = openMemoryLedger();
});
afterEach(() => ledger.close());

const stampOf = (boot: string) => ({ at: 1_700_000_000_000, mono: 50, boot });
const call = { requestId: null, httpStatus: 200, retryAfterMs: null } as unknown as Outcome<Sent>['call'];
const refused: Outcome<Sent> = {
  kind: 'refused',
  refusal: {
    family: 'transaction',
    code: 683,
    message: 'Invalid item',
    verdict: 'final',
    retryAfterMs: null,
  },
  call,
};

const bill: NewBill = {
  id: 'B',
  kind: 'add-bill',
  lane: '900',
  customer: { id: '900', name: 'Ola' },
  code: '',
  description: '',
  bill: { number: 'B-1', amount: minor(4000) },
  currency: 'GBP',
  moneyOff: null,
  request: {
    identifier: { type: 'mobile', value: '15550100000' },
    what: 'sale',
    billedAt: '2023-11-14T22:13:20Z',
    purchasedAt: null,
    originalId: null,
    gross: null,
    discount: null,
    lines: [],
    tenders: [],
    redemptions: [],
    customFields: {},
    note: '',
    tills: [],
  },
  till: { decision: 'asked', by: 'Robin', approvedBy: null, byOfflineRules: false, reasons: [] },
  serverAheadMs: null,
};

function refuseIn(boot: string) {
  addEntry(ledger, bill, stampOf('one'));
  const stamp = stampOf(boot);
  const claim = { id: 'B', from: 'queued', to: 'sending', event: 'claimed', stamp } as const;
  const entry = moveEntry(ledger, { ...claim, change: { claim: true } });
  const explain = () => giveReason('bill-refused', 'hard');
  return settleByAttempt(ledger, entry, refused, { alreadyOff: minor(0), explain, settleAttempt, stamp })
    .entry;
}

it('a bill that is refused while somebody waits for the answer is told there', () => {
  expect(refuseIn('one')).toMatchObject({ state: 'rejected', desk: null, till: { decision: 'refused' } });
});

it('a bill that is refused after the program ended in between is on the desk: the goods are sold', () => {
  expect(refuseIn('two')).toMatchObject({
    state: 'rejected',
    desk: 'open',
    deskCase: { kind: 'refused-after-acceptance' },
    till: { decision: 'accepted' },
  });
});
