/** Hands the store of the look-up tab to its parts. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { LookUpState, LookUpStore } from './look-up-store.ts';

export const LookUpContext = createContext<LookUpStore | null>(null);

export function useLookUp<Part>(select: (state: LookUpState) => Part): Part {
  const store = useContext(LookUpContext);
  if (!store) throw new Error('a part of the look-up tab stands outside it');
  return useStore(store, select);
}
