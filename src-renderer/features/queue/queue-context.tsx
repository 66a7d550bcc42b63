/** Hands the queue's store to the queue's parts. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { QueueState, QueueStore } from './queue-store.ts';

export const QueueContext = createContext<QueueStore | null>(null);

export function useQueue<Part>(select: (state: QueueState) => Part): Part {
  const store = useContext(QueueContext);
  if (!store) throw new Error('a part of the queue stands outside the queue');
  return useStore(store, select);
}
