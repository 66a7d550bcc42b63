/** Approves or rejects goodwill points that were asked for. */
import { minor } from '../contract/money.ts';
import { ok } from '../contract/result.ts';
import { makeChange } from '../sync/make-change.ts';
import { pointsMember } from '../sync/points-member.ts';
import { deciderIn, type Handler } from './parts.ts';

/** What stands in a code's place: later decisions about one request go behind earlier ones. */
const codeOf = (requestId: string): string => `request-${requestId}`;

export const decidePointsRequest: Handler<'decidePointsRequest'> = (parts, input, context) =>
  makeChange(
    parts,
    'decide-points-request',
    { ...input, code: codeOf(input.requestId) },
    deciderIn(context),
    (made) =>
      made.kind === 'decide-points-request' &&
      made.request?.decision === input.decision &&
      made.request.points === input.points,
    async () => {
      const { customerId, requestId, decision, points, reason } = input;
      const found = await pointsMember(parts, customerId);
      if (!found.ok) return found;
      const { customer, identifier } = found.value;
      return ok({
        kind: 'decide-points-request',
        lane: customer.id,
        customer: { id: customer.id, name: customer.name },
        bill: { number: '', amount: minor(0) },
        description: '',
        request: { identifier, requestId, decision, points, reason },
      });
    },
  );
