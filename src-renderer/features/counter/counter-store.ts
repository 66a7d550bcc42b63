/**
 * The counter's store: what is on it and everything that can be done with it, put together from small files.
 * Answers that come after the customer has gone are dropped here; what they did stays in the queue.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApprovalStore } from '../../app/approval-store.ts';
import type { Call } from '../../app/call.ts';
import { askedActions } from './asked-actions.ts';
import { basketActions } from './basket-actions.ts';
import type { CounterState } from './counter-actions.ts';
import { emptyCounter } from './counter-state.ts';
import type { CounterTools } from './counter-tools.ts';
import { findActions } from './find-actions.ts';
import { redeemActions } from './redeem-actions.ts';
import { scanActions } from './scan-actions.ts';

export type CounterStore = StoreApi<CounterState>;

export interface CounterSurroundings {
  call: Call;
  approval: ApprovalStore;
  currency: () => string;
  makesNumbers: () => boolean;
}

export function createCounterStore(surroundings: CounterSurroundings): CounterStore {
  return createStore<CounterState>((set, get) => {
    const tools: CounterTools = {
      ...surroundings,
      get,
      set: (change) => set(change),
      turn: { now: 0 },
      bill: { now: 0 },
    };
    return {
      ...emptyCounter,
      aside: [],
      ...findActions(tools),
      ...basketActions(tools),
      ...askedActions(tools),
      ...redeemActions(tools),
      ...scanActions(tools),
      takeEntry: (entry) => {
        const { outcome, found } = get();
        const isGift = entry.goodwill !== null && entry.state === 'confirmed';
        if (isGift && found.shows === 'member' && found.customer.id === entry.customer.id)
          void get().readHeld();
        if (outcome.shows !== 'redeemed') return;
        const coupons = outcome.redeemed.coupons.map((coupon) =>
          coupon.entry?.id === entry.id && coupon.entry.updatedAt <= entry.updatedAt
            ? { ...coupon, entry, reference: entry.capillary.reference ?? coupon.reference }
            : coupon,
        );
        set({ outcome: { ...outcome, redeemed: { ...outcome.redeemed, coupons } } });
      },
    };
  });
}
