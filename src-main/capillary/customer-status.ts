/** Gives a member another status, with a reason. A repeat changes nothing more. */
import { z } from 'zod';
import type { Call } from './caller.ts';
import { familyOf } from './codes.ts';
import { firstReal, refusalOfV2, statusEntry } from './envelope-v2.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { many, member } from './wire-values.ts';

const answer = z.object({ error: many(statusEntry) });

/** Its list of errors is called `error`, and there with nothing in it when it was done. */
export function readStatusChanged(body: unknown): Reading<null> {
  const refusal = refusalOfV2(body, 'customer');
  if (refusal) return refusal;
  const list = member(body, 'error');
  if (!Array.isArray(list)) return unreadable('no-error-list');
  const error = firstReal(answer.parse(body).error);
  if (error === null) return value(null);
  return {
    kind: 'refusal',
    family: familyOf('customer', error.code),
    code: error.code,
    message: error.message,
  };
}

/** Capillary docs: Update customer status. The documented call takes an identifier in its query; the id is one. */
export function changeCustomerStatus(
  call: Call,
  customerId: string,
  status: { label: string; reason: string },
): Promise<Outcome<null>> {
  return call(
    {
      method: 'PUT',
      path: '/v2/customers/lookup/status',
      query: [
        ['source', 'INSTORE'],
        ['identifierName', 'id'],
        ['identifierValue', customerId],
      ],
      body: status,
    },
    'write',
    readStatusChanged,
  );
}
