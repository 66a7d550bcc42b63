/** The series of the organisation: a list on one side, one of them in full on the other. */
import { SeriesContext } from './series-context.tsx';
import { SeriesDetail } from './series-detail.tsx';
import { SeriesList } from './series-list.tsx';
import classes from './series-part.module.css';
import type { SeriesStore } from './series-store.ts';

export function SeriesPart({ store }: { store: SeriesStore }) {
  return (
    <SeriesContext value={store}>
      <div className={classes.part}>
        <SeriesList />
        <SeriesDetail />
      </div>
    </SeriesContext>
  );
}
