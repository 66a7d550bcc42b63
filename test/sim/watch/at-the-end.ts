/** After the calm: every entry has ended, and both truths of each are compared with what Capillary really holds. */
import type { Platform } from '../world/platform.ts';
import type { Complain } from './invariants.ts';
import type { SeenEntry } from './ledger-watch.ts';
import type { PlatformWatch, WatchedTill } from './platform-watch.ts';

export interface Ending {
  platform: Platform;
  platformWatch: PlatformWatch;
  complain: Complain;
  /** Entries that Capillary answered with a number that refuses. */
  refusedThere: ReadonlySet<string>;
}

export function checkEnd(till: WatchedTill & { entries: Iterable<SeenEntry> }, ending: Ending): void {
  const references = new Set<string>();
  for (const entry of till.entries) {
    checkEntry(till, entry, ending);
    if (entry.reference === null) continue;
    if (references.has(entry.reference))
      ending.complain('confirmed-untrue', `${till.name}: reference ${entry.reference} twice`);
    references.add(entry.reference);
  }
}

function checkEntry(till: WatchedTill, entry: SeenEntry, ending: Ending): void {
  const { platform, platformWatch, refusedThere, complain } = ending;
  const name = `${till.name} ${entry.id}`;
  const there = [
    ...platformWatch.of(entry.id).map(({ id }) => id),
    ...platformWatch.giftsOf(entry.id).map(({ code }) => code),
  ];
  const isDisagreement = entry.decision === 'accepted';
  switch (entry.state) {
    case 'confirmed': {
      if (entry.kind === 'issue-coupon') {
        checkGift(till, entry, ending);
        return;
      }
      const found = platform.all().find(({ id }) => id === entry.reference);
      if (!found || found.till !== till.account || found.bill !== entry.bill || found.code !== entry.code)
        complain('confirmed-untrue', `${name} reference ${entry.reference}`);
      if (entry.decision === 'refused' && entry.desk === null)
        complain('not-on-the-desk', `${name} was refused here and counts there`);
      return;
    }
    case 'rejected': {
      if (isDisagreement && entry.desk === null) complain('not-on-the-desk', `${name} was given and refused`);
      if (there.length > 0) complain('refused-untrue', `${name} is there as ${there[0]}`);
      if (entry.kind === 'issue-coupon') {
        if (!refusedThere.has(entry.id)) complain('refused-without-cause', name);
        return;
      }
      const coupon = platform.coupon(entry.code);
      const used = platform.all().filter(({ code }) => code === entry.code).length;
      if (!refusedThere.has(entry.id) && used < (coupon?.uses ?? 0)) complain('refused-without-cause', name);
      return;
    }
    case 'withdrawn':
      if (there.length > 0 && !till.closedByHand.has(entry.id) && !till.knownBefore.has(entry.id))
        complain('withdrawn-untrue', name);
      return;
    default:
      complain('not-settled', `${name} is ${entry.state}`);
  }
}

/** Whose coupon it was when several were made at once nobody can tell; that it is the member's own can be told. */
function checkGift(till: WatchedTill, entry: SeenEntry, { platform, complain }: Ending): void {
  const name = `${till.name} ${entry.id}`;
  const gift = platform.gifts().find(({ code }) => code === entry.reference);
  if (gift?.member !== entry.lane) complain('confirmed-untrue', `${name} code ${entry.reference}`);
  if (entry.decision === 'refused' && entry.desk === null)
    complain('not-on-the-desk', `${name} was refused here and counts there`);
}
