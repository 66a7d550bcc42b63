/**
 * What has been kept for long enough goes: entries Capillary has confirmed, and members nobody has seen. Whenever the
 * line comes up, and every few hours on a till that never loses it.
 */

import type { Settings } from '../contract/settings.ts';
import type { Clock } from '../domain/clock.ts';
import { removeOldMembers } from '../store/old-members.ts';
import type { Store } from '../store/open.ts';
import { removeOldConfirmed } from '../store/retention.ts';

export interface Tidying {
  now: () => void;
  stop: () => void;
}

const dayMs = 86_400_000;
const everyMs = 6 * 3_600_000;
const membersAtOnce = 200;

/** @param isConfirmed whether Capillary has just confirmed the clock: a wrong one would remove a year's entries. */
export function createTidying(options: {
  store: Store;
  clock: Clock;
  settings: () => Settings;
  isConfirmed: () => boolean;
}): Tidying {
  const { store, clock, settings } = options;
  let isOver = false;
  let cancel = clock.after(everyMs, again);

  function now() {
    if (isOver || !options.isConfirmed()) return;
    const at = clock.wallMs();
    removeOldConfirmed(store.ledger, at - settings().keepConfirmedDays * dayMs, at);
    forgetOldMembers(at - settings().keepMemberDays * dayMs);
  }

  /** In pieces, each in a turn of its own; what was not done is done the next time. */
  function forgetOldMembers(before: number) {
    if (isOver || removeOldMembers(store, before, membersAtOnce) < membersAtOnce) return;
    clock.after(0, () => forgetOldMembers(before));
  }

  function again() {
    now();
    cancel = clock.after(everyMs, again);
  }

  return {
    now,
    stop: () => {
      isOver = true;
      cancel();
    },
  };
}
