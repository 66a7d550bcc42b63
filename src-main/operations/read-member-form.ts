/** What the organisation asks of a member; offline what this till remembers of it. */
import { ok } from '../contract/result.ts';
import { askForm } from '../sync/member-form.ts';
import type { Handler } from './parts.ts';

export const readMemberForm: Handler<'readMemberForm'> = async (parts) =>
  ok(
    await askForm({
      ledger: parts.store.ledger,
      clock: parts.clock,
      capillary: parts.connection.isOnline() ? parts.capillary() : null,
      limitMs: parts.settings.read().readTimeLimitMs,
    }),
  );
