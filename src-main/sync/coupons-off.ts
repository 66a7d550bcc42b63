/** A bill's amounts before its coupons, turned into what was paid: lines and tenders bear the coupons by their shares. */
import { minor } from '../contract/money.ts';
import type { BillDraft } from '../domain/bill-sums.ts';
import { shareOut } from '../domain/spread-discount.ts';

/** @param off minor units, not more than the bill. */
export function takeCouponsOff<Draft extends BillDraft>(bill: Draft, off: number): Draft {
  if (off === 0) return bill;
  // what comes back on a mixed bill is worth what it was
  const sold = bill.lines.filter(({ returns }) => returns === null);
  const shares =
    sold.length === 0
      ? []
      : shareOut(
          sold.map(({ amount }) => amount),
          minor(off),
        );
  const lines = bill.lines.map((line) => {
    const share = shares[sold.indexOf(line)];
    if (share === undefined) return line;
    return { ...line, discount: minor(line.discount + share), amount: minor(line.amount - share) };
  });
  const paid =
    bill.tenders.length === 0
      ? []
      : shareOut(
          bill.tenders.map(({ amount }) => amount),
          minor(off),
        );
  return {
    ...bill,
    amount: minor(bill.amount - off),
    gross: bill.gross ?? minor(bill.amount + (bill.discount ?? 0)),
    discount: minor((bill.discount ?? 0) + off),
    lines,
    tenders: bill.tenders.map((tender, place) => ({
      ...tender,
      amount: minor(tender.amount - (paid[place] ?? 0)),
    })),
  };
}
