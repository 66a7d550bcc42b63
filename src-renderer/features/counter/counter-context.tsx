/** Hands the counter's store to the counter's parts. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { CounterState } from './counter-actions.ts';
import type { CounterStore } from './counter-store.ts';

export const CounterContext = createContext<CounterStore | null>(null);

export function useCounter<Part>(select: (state: CounterState) => Part): Part {
  const store = useContext(CounterContext);
  if (!store) throw new Error('a part of the counter stands outside the counter');
  return useStore(store, select);
}
