/** What happens with a scan once it is told from typing, and with one that people have to decide about. */

import type { ScanActions } from './counter-actions.ts';
import { heldOf, isServed, memberOf } from './counter-state.ts';
import type { CounterTools } from './counter-tools.ts';
import { decideScan } from './scan-decision.ts';

export function scanActions(tools: CounterTools): ScanActions {
  const { get, set } = tools;
  return {
    scan: (text, cursor, before) => {
      const facts = get();
      // A cursor that the counter itself moved on to an empty bill number says nothing about what is scanned next.
      const untouched = cursor === 'number' && facts.focus.byItself && before.number === '';
      const meaning = decideScan(text, {
        cursor: untouched ? 'elsewhere' : cursor,
        currency: tools.currency(),
        memberSet: memberOf(facts) !== null,
        served: isServed(facts.outcome),
        held: heldOf(facts).map((coupon) => coupon.code.toUpperCase()),
      });
      if (meaning.means === 'typing') return false;
      // In the bill number an unclear text may be just that, so it stays there while people are asked.
      if (meaning.means === 'unclear' && cursor === 'number' && !untouched) {
        set({ scanOffer: meaning.text });
        return false;
      }
      set({ typed: before, scanOffer: null });
      if (meaning.means === 'customer') void get().find(meaning.text);
      else if (meaning.means === 'coupon') get().addCode(meaning.text, true);
      else set({ scanOffer: meaning.text });
      return true;
    },

    takeScanAs: (meaning) => {
      const { scanOffer, typed } = get();
      set({ scanOffer: null });
      if (scanOffer === null || meaning === 'nothing') return;
      const inNumber = typed.number.trim() === scanOffer;
      if (meaning === 'bill') {
        get().type('number', scanOffer);
        get().focusField(typed.amount.trim() === '' ? 'amount' : 'code');
        return;
      }
      if (inNumber) get().type('number', '');
      if (meaning === 'customer') void get().find(scanOffer);
      else get().addCode(scanOffer, true);
    },
  };
}
