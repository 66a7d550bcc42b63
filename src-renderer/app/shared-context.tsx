/** Hands the shared stores down the tree. Components read them with the hooks below and call their actions. */
import { createContext, type ReactNode, useContext } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { Session } from '../../src-main/contract/session.ts';
import { sessionOf } from './session-store.ts';
import type { SharedStores } from './shared-stores.ts';

const SharedContext = createContext<SharedStores | null>(null);

export function SharedProvider({ stores, children }: { stores: SharedStores; children: ReactNode }) {
  return <SharedContext value={stores}>{children}</SharedContext>;
}

export function useSharedStores(): SharedStores {
  const stores = useContext(SharedContext);
  if (!stores) throw new Error('a component that reads shared stores stands outside their provider');
  return stores;
}

type StateOf<Store> = Store extends StoreApi<infer State> ? State : never;
type StoreName = Exclude<keyof SharedStores, 'call'>;

/** A part of one shared store's state; the component is drawn again when that part changes. */
export function useShared<Name extends StoreName, Part>(
  name: Name,
  select: (state: StateOf<SharedStores[Name]>) => Part,
): Part {
  const store = useSharedStores()[name] as unknown as StoreApi<StateOf<SharedStores[Name]>>;
  return useStore<StoreApi<StateOf<SharedStores[Name]>>, Part>(store, select);
}

/** The session once it is read; only for what stands inside the frame. */
export function useSession(): Session {
  const session = useShared('session', sessionOf);
  if (!session) throw new Error('the session is used before it was read');
  return session;
}

export function useIsManager(): boolean {
  return useSession().staff?.role === 'manager';
}
