/** One sale as a point-of-sale program makes it: who, which coupons, how much to pay, and what the cashier reads. */
import type { Bill, Counterpart } from './counterpart.ts';

export interface Sale {
  toPayMinor: number;
  /** Sentences for the cashier; empty = all went well. */
  say: string[];
  /** Coupons of which nobody knows yet: hold the bill open, and press again or wait for their event. */
  checking: string[];
}

export async function sell(
  till: Counterpart,
  sale: { mobile: string; codes: string[]; bill: Bill; amountMinor: number },
): Promise<Sale> {
  const { mobile, codes, bill, amountMinor } = sale;
  const withoutCoupons = (failure: { message: string; next: string }): Sale => ({
    toPayMinor: amountMinor,
    say: [`${failure.message} ${failure.next}`],
    checking: [],
  });

  const member = await till.findMember({ identifier: { type: 'mobile', value: mobile } });
  if (!member.ok) return withoutCoupons(member.failure);
  const redeemed = await till.redeem(member.value.id, codes, bill);
  if (!redeemed.ok) return withoutCoupons(redeemed.failure);

  const say: string[] = [];
  const checking: string[] = [];
  for (const coupon of redeemed.value.coupons) {
    switch (coupon.outcome) {
      case 'redeemed':
      // the till stands for it; Capillary is told when the line is back
      case 'accepted':
        break;
      case 'checking':
        checking.push(coupon.code);
        break;
      case 'needs-manager':
        // only a person can allow it, on the till's screen
        await till.openCounter({ member: { customerId: member.value.id }, bill });
        say.push(`${coupon.code}: ${coupon.reasons.map(({ message }) => message).join(' ')}`);
        break;
      case 'refused':
        say.push(...coupon.reasons.map(({ message, next }) => `${message} ${next}`));
        break;
    }
  }
  return { toPayMinor: redeemed.value.bill.toPay.amountMinor, say, checking };
}
