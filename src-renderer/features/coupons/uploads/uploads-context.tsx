/** Hands the stores of the uploads tab to its parts. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { OfflineState, OfflineStore } from './offline-store.ts';
import type { UploadsState, UploadsStore } from './uploads-store.ts';

export interface UploadsStores {
  uploads: UploadsStore;
  offline: OfflineStore;
}

export const UploadsContext = createContext<UploadsStores | null>(null);

function useStores(): UploadsStores {
  const stores = useContext(UploadsContext);
  if (!stores) throw new Error('a part of the uploads tab stands outside it');
  return stores;
}

export function useUploads<Part>(select: (state: UploadsState) => Part): Part {
  return useStore(useStores().uploads, select);
}

export function useOffline<Part>(select: (state: OfflineState) => Part): Part {
  return useStore(useStores().offline, select);
}
