/** Hands the bill on the counter over to be sent, with its coupons; only where this till sends bills. */
import type { Customer } from '../../../src-main/contract/customers.ts';
import { toDecimal } from '../../../src-main/contract/money.ts';
import { useShared } from '../../app/shared-context.tsx';
import { Push } from '../../ui/push.tsx';
import { useWords } from '../../words/use-words.ts';
import { useCounter } from './counter-context.tsx';
import { memberOf, type Redeemed } from './counter-state.ts';
import { usePointsOfBill } from './points-of-bill.ts';

/** The amount is the one before the coupons. */
export type OnBill = (
  bill: { number: string; amount: string; redemptions: { id: string; code: string }[] },
  member: Customer | null,
) => void;

export function SendBill({ redeemed, onBill }: { redeemed: Redeemed; onBill: OnBill }) {
  const { say } = useWords();
  const isHere = useShared(
    'settings',
    ({ shown }) => shown.shows === 'known' && shown.settings.billsFrom === 'here',
  );
  const open = useShared('screen', (state) => state.open);
  const member = useCounter(memberOf);
  const points = usePointsOfBill();
  const { number, amount } = redeemed.bill;
  const given = redeemed.coupons.flatMap(({ entry, outcome, code }) =>
    entry !== null && (outcome === 'redeemed' || outcome === 'accepted') ? [{ id: entry.id, code }] : [],
  );
  const used = points.map(({ id, points: many }) => ({
    id,
    code: say('queue.points', { count: many ?? 0 }),
  }));
  if (!isHere || given.length + used.length === 0) return null;
  return (
    <Push
      onPush={() => {
        onBill(
          {
            number,
            amount: toDecimal(amount.amountMinor, amount.currency),
            redemptions: [...given, ...used],
          },
          member,
        );
        open('bills');
      }}
    >
      {say('counter.sendBill')}
    </Push>
  );
}
