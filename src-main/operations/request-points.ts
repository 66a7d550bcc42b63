/** Asks for goodwill points. They wait for somebody's approval, so nothing is promised to the member here. */
import { minor } from '../contract/money.ts';
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { settledId } from '../store/new-members.ts';
import { makeChange } from '../sync/make-change.ts';
import { hasPointsIdentifier, pointsMember } from '../sync/points-member.ts';
import { deciderIn, type Handler } from './parts.ts';

export const requestPoints: Handler<'requestPoints'> = (parts, input, context) =>
  makeChange(
    parts,
    'request-points',
    { ...input, code: input.changeId },
    deciderIn(context),
    (made) =>
      made.kind === 'request-points' &&
      made.customer.id === settledId(parts.store.ledger, input.customerId) &&
      made.request?.points === input.points,
    async () => {
      const limit = parts.settings.read().points.goodwillMost;
      const { points, reason, note = '', customerId } = input;
      if (points > limit)
        return fail(
          'conflict',
          'points-goodwill-limit',
          { points: String(points), limit: String(limit) },
          { field: 'points' },
        );
      const found = await pointsMember(parts, customerId);
      if (!found.ok) return found;
      if (found.value.customer.fraud) return fail('conflict', 'member-blocked');
      if (!hasPointsIdentifier(found.value)) return fail('conflict', 'points-no-identifier');
      const { customer, identifier } = found.value;
      return ok({
        kind: 'request-points',
        lane: customer.id,
        customer: { id: customer.id, name: customer.name },
        bill: { number: '', amount: minor(0) },
        description: '',
        request: { identifier, points, reason, note },
      });
    },
  );
