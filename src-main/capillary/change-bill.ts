/** Changes to a bill that is in: what it carries along, or whose it is. Its money never changes. */
import type { Call } from './caller.ts';
import type { WireIdentifier } from './client.ts';
import { saysSuccess } from './done-answer.ts';
import { refusalOfV2 } from './envelope-v2.ts';
import { readOneItem } from './envelope-v11.ts';
import { v11Name, wireId } from './identifiers.ts';
import type { Outcome } from './outcome.ts';
import { unreadable, value } from './reading.ts';
import { isObject, member } from './wire-values.ts';

/** The whole answer is `{warnings, errors, loyaltyDetails}`: the list of programmes is the marker. */
function readUpdated(body: unknown) {
  if (!isObject(body)) return unreadable('no-answer-object');
  const refusal = refusalOfV2(body, 'transaction');
  if (refusal) return refusal;
  const isDone = Array.isArray(member(body, 'loyaltyDetails')) || saysSuccess(body);
  return isDone ? value(null) : unreadable('no-success-marker');
}

/** Custom fields of the bill itself. Capillary docs: Update transaction. */
export function updateBill(
  call: Call,
  customer: WireIdentifier,
  billId: string,
  customFields: Record<string, string>,
): Promise<Outcome<null>> {
  return call(
    {
      method: 'PUT',
      path: '/v2/transactions',
      query: [
        ['source', 'INSTORE'],
        ['identifierName', customer.type],
        ['identifierValue', customer.value],
      ],
      body: { id: wireId(billId), customFields },
    },
    'write',
    readUpdated,
  );
}

export interface Retro {
  billId: string;
  /** Whose it becomes. */
  customer: WireIdentifier;
  /** What the organisation has agreed on with Capillary for this call. */
  signature: string;
}

/** 1630 = given; done before answers 1627. Capillary docs: Update transaction (v1.1), retro. */
export function retroBill(call: Call, { billId, customer, signature }: Retro): Promise<Outcome<null>> {
  const transaction = {
    id: wireId(billId),
    old_type: 'NOT_INTERESTED',
    new_type: 'REGULAR',
    customer: { [v11Name(customer.type)]: customer.value },
  };
  return call(
    {
      method: 'POST',
      path: '/v1.1/transaction/update',
      query: [['format', 'json']],
      headers: { 'x-cap-client-signature': signature },
      body: { root: { transaction: [transaction] } },
    },
    'write',
    (body) =>
      readOneItem(
        body,
        {
          path: ['transactions', 'transaction'],
          family: 'transaction',
          success: [600, 1630],
          numberOverFlag: false,
        },
        null,
        () => value(null),
      ),
  );
}
