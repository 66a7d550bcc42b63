/** Labels a member bears and those there are. A repeat of a change changes nothing more. */
import { z } from 'zod';
import type { Call } from './caller.ts';
import { readV2List, refusalOfV2 } from './envelope-v2.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, unreadable, value } from './reading.ts';
import { flag, member, text, toObjects, toText } from './wire-values.ts';

const label = z.object({ labelName: text, name: text, deleted: flag });

/** Of a member the name is `labelName`, of the organisation `name`. */
export function readLabels(body: unknown): Reading<string[]> {
  return readV2List(body, 'customer', 'data', (entries) =>
    toObjects(entries).flatMap((entry) => {
      const { labelName, name, deleted } = label.parse(entry);
      const written = labelName || name;
      return written === '' || deleted === true ? [] : [written];
    }),
  );
}

/** Capillary docs: Get customer labels. */
export function customerLabels(call: Call, customerId: string): Promise<Outcome<string[]>> {
  return call(
    {
      method: 'GET',
      path: `/v2/customers/${encodeURIComponent(customerId)}/labels`,
      name: '/v2/customers/{}/labels',
    },
    'read',
    readLabels,
  );
}

/** Capillary docs: Get organisation labels. */
export function organisationLabels(call: Call): Promise<Outcome<string[]>> {
  return call({ method: 'GET', path: '/v2/organization/labels' }, 'read', readLabels);
}

function readChanged(body: unknown): Reading<null> {
  const refusal = refusalOfV2(body, 'customer');
  if (refusal) return refusal;
  return toText(member(body, 'entity')) === '' ? unreadable('no-entity') : value(null);
}

const named = (labels: string[]) => labels.map((labelName) => ({ labelName }));

/** Capillary docs: Add and remove customer labels. */
export function changeCustomerLabels(
  call: Call,
  customerId: string,
  change: { add: string[]; remove: string[] },
): Promise<Outcome<null>> {
  return call(
    {
      method: 'POST',
      path: `/v2/customers/${encodeURIComponent(customerId)}/changeLabels`,
      name: '/v2/customers/{}/changeLabels',
      body: { add: named(change.add), remove: named(change.remove) },
    },
    'write',
    readChanged,
  );
}
