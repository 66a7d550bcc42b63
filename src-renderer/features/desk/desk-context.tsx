/** Hands the desk's store to the desk's parts. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { DeskState, DeskStore } from './desk-store.ts';

export const DeskContext = createContext<DeskStore | null>(null);

export function useDesk<Part>(select: (state: DeskState) => Part): Part {
  const store = useContext(DeskContext);
  if (!store) throw new Error('a part of the desk stands outside the desk');
  return useStore(store, select);
}
