/** Hands the shift's store to the shift's parts. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { ShiftState, ShiftStore } from './shift-store.ts';

export const ShiftContext = createContext<ShiftStore | null>(null);

export function useShift<Part>(select: (state: ShiftState) => Part): Part {
  const store = useContext(ShiftContext);
  if (!store) throw new Error('a part of the shift stands outside the shift');
  return useStore(store, select);
}
