/** Changes settings; what is left out stays as it is. */
import { ok } from '../contract/result.ts';
import { type Settings, settings as settingsSchema } from '../contract/settings.ts';
import { fail } from '../domain/failure.ts';
import { addAudit } from '../store/audit.ts';
import { listWaiting } from '../store/entry-lists.ts';
import { type Handler, staffIn } from './parts.ts';

export const saveSettings: Handler<'saveSettings'> = async (parts, input, context) => {
  const before = parts.settings.read();
  const { caps, goodwill, points, ...changes } = input.changes;
  const after = settingsSchema.parse({
    ...before,
    ...changes,
    caps: { ...before.caps, ...caps },
    goodwill: { ...before.goodwill, ...goodwill },
    points: { ...before.points, ...points },
  });
  // caps, prices and money at risk are told in one currency; entries on their way keep theirs
  if (after.currency !== before.currency && listWaiting(parts.store.ledger).length > 0) {
    return fail('conflict', 'queue-keeps-currency', {}, { field: 'changes.currency' });
  }
  parts.settings.save(after);
  addAudit(parts.store.ledger, {
    at: parts.clock.wallMs(),
    who: staffIn(context).name,
    action: 'settings.saved',
    subject: Object.keys(input.changes).join(' '),
    detail: whatChanged(before, after),
  });
  parts.statusChanged();
  if (after.ownBillNumbers !== before.ownBillNumbers) parts.sessionsChanged();
  return ok({ settings: after, connection: parts.account.saved()?.view ?? null });
};

/** Each setting that is another one now, with what it was and is. Settings hold no secrets. */
function whatChanged(before: Settings, after: Settings): Record<string, string> {
  const flat = ({ caps, goodwill, points, ...others }: Settings) =>
    new Map<string, unknown>([
      ...Object.entries(others),
      ...Object.entries(caps).map(([name, value]) => [`caps.${name}`, value] as const),
      ...Object.entries(goodwill).map(([name, value]) => [`goodwill.${name}`, value] as const),
      ...Object.entries(points).map(([name, value]) => [`points.${name}`, value] as const),
    ]);
  const say = (value: unknown) => JSON.stringify(value).slice(0, 120);
  const was = flat(before);
  const pairs = [...flat(after)].map(([name, value]) => [name, say(was.get(name)), say(value)] as const);
  const changed = pairs.filter(([, old, fresh]) => old !== fresh);
  return Object.fromEntries(changed.map(([name, old, fresh]) => [name, `${old} → ${fresh}`]));
}
