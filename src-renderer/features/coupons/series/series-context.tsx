/** Hands the store of the series tab to its parts. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { SeriesState, SeriesStore } from './series-store.ts';

export const SeriesContext = createContext<SeriesStore | null>(null);

export function useSeries<Part>(select: (state: SeriesState) => Part): Part {
  const store = useContext(SeriesContext);
  if (!store) throw new Error('a part of the series tab stands outside it');
  return useStore(store, select);
}
