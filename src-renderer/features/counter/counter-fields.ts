/** The ids of the counter's four fields, by which the keys and the scanner know where the cursor is. */
import type { FieldName } from './counter-state.ts';

export const fieldIds: Record<FieldName, string> = {
  find: 'find-customer',
  number: 'bill-number',
  amount: 'bill-amount',
  code: 'coupon-code',
};

export function fieldWithId(id: string): FieldName | null {
  const names: FieldName[] = ['find', 'number', 'amount', 'code'];
  return names.find((name) => fieldIds[name] === id) ?? null;
}
