/** Puts what was written about a member on the wire. Only a note comes twice when it is sent twice. */
import type { Outcome } from '../capillary/outcome.ts';
import { clusterMoment } from '../domain/cluster-time.ts';
import type { MemberEntry } from '../domain/stored-entry.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { QueueCapillary } from './queue-capillary.ts';

/** Answered with the reference Capillary told, empty where there is none. */
export async function sendMember(
  capillary: QueueCapillary,
  entry: MemberEntry,
  clusterOffsetMinutes: number | null,
): Promise<Outcome<string>> {
  if (entry.request === null) throw new Error(`entry ${entry.id} has no readable request`);
  const { kind, request, customer } = entry;
  const happenedAt = entry.createdAt + (entry.serverAheadMs ?? 0);
  switch (kind) {
    case 'enrol-member': {
      const isLate = entry.till.decision === 'accepted' && entry.serverAheadMs !== null;
      const createdAt = isLate ? new Date(happenedAt).toISOString() : null;
      const outcome = await capillary.enrolCustomer({ ...request, createdAt });
      return outcome.kind === 'answered' ? { ...outcome, value: outcome.value.id } : outcome;
    }
    case 'update-member':
      return done(await capillary.updateCustomer(customer.id, request));
    case 'change-identifier':
      return done(await capillary.changeIdentifiers({ ...request, customerId: customer.id }));
    case 'change-member-status':
      return done(await capillary.changeCustomerStatus(customer.id, request));
    case 'add-note': {
      // v1.1 takes no zone; without the cluster's own Capillary's now is nearer the truth
      const date = clusterOffsetMinutes === null ? null : clusterMoment(happenedAt, clusterOffsetMinutes);
      return done(await capillary.addCustomerNote(request.identifier, { text: request.text, date }));
    }
    case 'change-labels':
      return done(await capillary.changeCustomerLabels(customer.id, request));
    default:
      return unreachable(kind);
  }
}

const done = (outcome: Outcome<unknown>): Outcome<string> =>
  outcome.kind === 'answered' ? { ...outcome, value: '' } : outcome;
