// Whether the books take a bill: who it is for, its date, its number, its tenders and redemptions, and for returns the
// bill behind it. Pure: reads the world and answers a number. Recording is bills.ts.
import type { Bill, BillForm } from './bill-books.ts';
import { round } from './bills.ts';
import type { Call } from './wire.ts';
import type { Member } from './world.ts';

const DAY_MS = 86_400_000;

export type Judged =
  | { isFine: true; returnOf: Bill | null }
  /** `twin` is the bill that has the number already */
  | { isFine: false; code: number; value?: string; canPark?: boolean; twin?: Bill };

const no = (code: number, more: { value?: string; canPark?: boolean; twin?: Bill } = {}): Judged => ({
  isFine: false,
  code,
  ...more,
});

export const isReturn = ({ type }: BillForm): boolean =>
  type === 'RETURN' || type === 'NOT_INTERESTED_RETURN';

const configOf = ({ world }: Call, key: string): string =>
  world.trade.configs.find((row) => row.key === key)?.value ?? '0';

function dateCode({ modes, nowMs }: Call, atMs: number): number | null {
  if (modes.billPastDays > 0 && atMs < nowMs - modes.billPastDays * DAY_MS) return 644;
  return modes.billFutureDays > 0 && atMs > nowMs + modes.billFutureDays * DAY_MS ? 643 : null;
}

function isTender({ world, modes }: Call, mode: string): boolean {
  return world.trade.tenders.some(
    ({ name, canonicalName }) =>
      (modes.tenderName !== 'canonical' && name === mode) ||
      (modes.tenderName !== 'name' && canonicalName === mode),
  );
}

/** The bill that has this number within scope and window. */
function twinOf(call: Call, form: BillForm): Bill | undefined {
  if (configOf(call, 'CONF_LOYALTY_IS_BILL_NUMBER_UNIQUE') !== '1') return undefined;
  const isByStore = configOf(call, 'CONF_LOYALTY_BILL_NUMBER_UNIQUE_ONLY_STORE') === '1';
  const days = Number(configOf(call, 'CONF_LOYALTY_BILL_NUMBER_UNIQUE_IN_DAYS'));
  return call.world.books.bills.find(
    (bill) =>
      bill.number === form.number &&
      !isReturn(bill) &&
      (!isByStore || bill.storeId === call.caller.store.id) &&
      (days === 0 || Math.abs(bill.atMs - form.atMs) < days * DAY_MS),
  );
}

function judgeRedemptions({ world }: Call, form: BillForm, member: Member | undefined): number | null {
  for (const id of form.couponRedemptions) {
    const redemption = world.redemptions.find((row) => row.id === id);
    if (!redemption || redemption.reactivatedMs !== null) return 640;
    if (member && redemption.memberId !== member.id) return 642;
  }
  return null;
}

function judgeReturn(call: Call, form: BillForm, member: Member | undefined): Judged {
  if (call.modes.returnsOff === 'all') return no(673);
  if (form.returnType === null) return no(670);
  if (form.purchaseMs === null || form.purchaseMs > form.atMs) return no(624);
  const { bills } = call.world.books;
  const bill = bills.find(
    (row) =>
      !isReturn(row) &&
      row.number === form.number &&
      (form.ofId === null || row.id === form.ofId) &&
      (member === undefined || row.memberId === member.id),
  );
  if (!bill) {
    const isAllowed = configOf(call, 'CONF_ALLOW_NOT_EXISTING_BILL_RETURN') === '1';
    return isAllowed ? { isFine: true, returnOf: null } : no(625);
  }
  const before = bills.filter((row) => row.returnOf === bill.id);
  if (before.some(({ returnType }) => returnType === 'FULL' || returnType === 'CANCELLED')) return no(633);
  if (form.returnType === 'FULL') return before.length > 0 ? no(639) : { isFine: true, returnOf: bill };
  if (before.some(({ returnType }) => returnType !== form.returnType)) {
    return no(form.returnType === 'AMOUNT' ? 632 : 635);
  }
  const gone = round(before.reduce((sum, row) => sum + row.amount, 0));
  if (round(gone + form.amount) > bill.amount) return no(626);
  if (form.returnType === 'LINE_ITEM') {
    for (const line of form.lines) {
      const ofItem = (rows: readonly { lines: Bill['lines'] }[]) =>
        rows.flatMap((row) => row.lines).filter(({ itemCode }) => itemCode === line.itemCode);
      const sold = ofItem([bill]).reduce((sum, { qty }) => sum + qty, 0);
      const returned = ofItem(before).reduce((sum, { qty }) => sum + qty, 0);
      if (sold === 0) return no(630);
      if (returned + line.qty > sold) return no(629);
    }
  }
  return { isFine: true, returnOf: bill };
}

/** `member` undefined = nobody's bill. */
export function judgeBill(call: Call, form: BillForm, member: Member | undefined): Judged {
  if (member?.isFraud) return no(618);
  if (member?.isBlocked) return no(3045);
  const late = dateCode(call, form.atMs);
  if (late !== null) return no(late);
  if (isReturn(form)) return judgeReturn(call, form, member);
  const twin = twinOf(call, form);
  if (twin) return no(604, { twin });
  const foreignTender = form.tenders.find(({ mode }) => !isTender(call, mode));
  if (foreignTender) return no(9607, { value: foreignTender.mode, canPark: true });
  const { products } = call.world.trade;
  const foreignItem = form.lines.find(
    (line) => line.itemCode === '' || !products.some(({ sku }) => sku === line.itemCode),
  );
  // nothing but the opt-in queue looks at items
  if (foreignItem && call.modes.parkedBill !== 'off') {
    return no(683, { value: foreignItem.itemCode, canPark: true });
  }
  const redemption = judgeRedemptions(call, form, member);
  return redemption === null ? { isFine: true, returnOf: null } : no(redemption);
}
