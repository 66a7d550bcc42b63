// What a caller wrote of a bill, read: numbers as text or not, times with their offset. It judges only whether it can be
// read; the number it is refused with otherwise.
import { type BillForm, type BillLine, type BillType, billTypes, type ReturnType } from './bill-books.ts';
import { listOf, recordOf, textOf } from './wire.ts';

const momentPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** v2 takes a time without an offset as UTC; undefined: unreadable. */
export function readBillMoment(written: string): { atMs: number; offset: string } | undefined {
  const found = momentPattern.exec(written);
  if (!found) return undefined;
  const offset = found[1] ?? '';
  const atMs = Date.parse(offset === '' ? `${written}Z` : written);
  return Number.isFinite(atMs) ? { atMs, offset } : undefined;
}

function amountOf(written: unknown): number | null | undefined {
  const text = textOf(written);
  if (text === '') return null;
  const amount = Number(text);
  return Number.isFinite(amount) && amount >= 0 && amount < 1e12 ? amount : undefined;
}

function readLine(written: unknown): BillLine | undefined {
  const fields = recordOf(written);
  const number = (name: string, otherwise: number) => {
    const amount = amountOf(fields[name]);
    return amount === null ? otherwise : (amount ?? Number.NaN);
  };
  const qty = number('qty', 1);
  const rate = number('rate', 0);
  const value = number('value', rate * qty);
  const discount = number('discount', 0);
  const amount = number('amount', value - discount);
  if (![qty, rate, value, discount, amount].every(Number.isFinite)) return undefined;
  const isReturn = textOf(fields.type) === 'RETURN';
  return {
    itemCode: textOf(fields.itemCode),
    description: textOf(fields.description),
    serial: textOf(fields.serial),
    qty,
    rate,
    value,
    discount,
    amount,
    returns: isReturn ? { billNumber: textOf(fields.parentBillNumber) } : null,
    extendedFields: recordOf(fields.extendedFields),
  };
}

const returnTypes: readonly string[] = ['AMOUNT', 'FULL', 'LINE_ITEM', 'CANCELLED'];

/** A bill, or the number it is refused with. `nowMs` stands for a billing date left out (U58). */
export function readBillForm(written: unknown, nowMs: number): BillForm | number {
  const fields = recordOf(written);
  const type = billTypes.find((one) => one === textOf(fields.type));
  const number = textOf(fields.billNumber);
  if (!type || number === '' || number.length > 50) return 602;
  const amount = amountOf(fields.billAmount);
  const gross = amountOf(fields.grossAmount);
  const discount = amountOf(fields.discount);
  if (amount === null || amount === undefined || gross === undefined || discount === undefined) return 601;
  const sentDate = textOf(fields.billingDate);
  const moment = sentDate === '' ? { atMs: nowMs, offset: '' } : readBillMoment(sentDate);
  if (!moment) return 621;
  const writtenLines = listOf(fields.lineItemsV2);
  const lines = writtenLines.flatMap((line) => readLine(line) ?? []);
  if (lines.length !== writtenLines.length) return 662;
  const tenders = listOf(fields.paymentModes).map((one) => {
    const tender = recordOf(one);
    return { mode: textOf(tender.mode), value: amountOf(tender.value) ?? -1, notes: textOf(tender.notes) };
  });
  if (tenders.some(({ value }) => value < 0)) return 9603;
  const returnType = returnTypes.find((one) => one === textOf(fields.returnType)) as ReturnType | undefined;
  const purchase = readBillMoment(textOf(fields.purchaseTime));
  const redemptions = recordOf(fields.redemptions);
  return {
    type: type as BillType,
    number,
    amount,
    gross,
    discount,
    ...moment,
    note: textOf(fields.note),
    reason: textOf(fields.notInterestedReason),
    lines,
    tenders,
    couponRedemptions: listOf(redemptions.couponRedemptions).map((id) => Number(textOf(id) || Number.NaN)),
    pointsRedemptions: listOf(redemptions.pointsRedemptions).map(textOf),
    customFields: recordOf(fields.customFields),
    extendedFields: recordOf(fields.extendedFields),
    returnType: returnType ?? null,
    purchaseMs: purchase?.atMs ?? null,
    ofId: /^\d+$/.test(textOf(fields.id)) ? Number(textOf(fields.id)) : null,
  };
}
