/** Reading 100,000 lines of the record and checking every seal, against hashing as many lines alone. */
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { addAudit } from '../../src-main/store/audit.ts';
import { auditKeyOf } from '../../src-main/store/audit-chain.ts';
import { openStore } from '../../src-main/store/open.ts';
import { verifyRecord } from '../../src-main/store/verify-audit.ts';
import { plantKey } from '../support/test-key-store.ts';
import type { Figure } from './figures.ts';

const lines = 100_000;

export function benchAudit(folder: string): Figure {
  const opened = openStore(join(folder, 'audit'), plantKey(join(folder, 'audit')));
  if (!opened.ok) throw new Error(opened.message);
  const { ledger } = opened.store;
  const key = auditKeyOf(new Uint8Array(32));
  ledger.auditKey = key;
  ledger.transaction(() => {
    for (let index = 0; index < lines; index += 1) {
      const detail = { offlineRules: false, approvedBy: null };
      const subject = `01a1fd10-673b-719a-9a77-${String(index).padStart(12, '0')}`;
      addAudit(ledger, {
        at: 1_780_000_000_000 + index,
        who: 'Robin',
        action: 'redeem.accepted',
        subject,
        detail,
      });
    }
  });
  const turns: number[] = [];
  const start = performance.now();
  const work = verifyRecord(ledger, key, []);
  let isDone = false;
  while (!isDone) {
    const turn = performance.now();
    const step = work.next();
    turns.push(performance.now() - turn);
    if (step.done && step.value.state !== 'whole') throw new Error('the record is not whole');
    isDone = step.done === true;
  }
  const own = performance.now() - start;
  const text = 'x'.repeat(180);
  const startBare = performance.now();
  for (let index = 0; index < lines; index += 1) createHmac('sha256', key).update(text).digest('base64');
  const bare = performance.now() - startBare;
  opened.store.close();
  return {
    name: 'verify 100,000 lines of the record',
    value: `${(own / 1000).toFixed(2)} s, longest turn ${Math.max(...turns).toFixed(0)} ms`,
    reference: `${lines} bare HMACs ${(bare / 1000).toFixed(2)} s`,
    limit: '4 × bare',
    within: own <= 4 * bare,
  };
}
