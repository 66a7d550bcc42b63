/** The counter: customer, bill with coupons, and what was done just now, side by side. One screen for the whole job. */
import { VisuallyHidden } from '@mantine/core';
import { useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../words/use-words.ts';
import { AsideNote } from './aside-note.tsx';
import { BegunBy } from './begun-by.tsx';
import { BillColumn } from './bill-column.tsx';
import { CounterContext } from './counter-context.tsx';
import { fieldIds } from './counter-fields.ts';
import classes from './counter-screen.module.css';
import type { CounterStore } from './counter-store.ts';
import { CustomerColumn } from './customer-column.tsx';
import { RecentColumn } from './recent-column.tsx';
import type { OnBill } from './send-bill.tsx';
import { SpokenResults } from './spoken-results.tsx';

export function CounterScreen({ store, onBill }: { store: CounterStore; onBill: OnBill }) {
  const { say } = useWords();
  const focus = useStore(store, (state) => state.focus);
  useLayoutEffect(() => {
    const field = document.getElementById(fieldIds[focus.field]);
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  }, [focus]);

  return (
    <CounterContext value={store}>
      <VisuallyHidden component="h1">{say('counter.title')}</VisuallyHidden>
      <div className={classes.room}>
        <BegunBy />
        <AsideNote />
        <div className={classes.counter}>
          <CustomerColumn />
          <BillColumn onBill={onBill} />
          <RecentColumn />
        </div>
      </div>
      <SpokenResults />
    </CounterContext>
  );
}
