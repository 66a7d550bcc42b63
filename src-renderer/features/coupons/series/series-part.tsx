/** The series of the organisation: a list on one side, one of them in full or one being written on the other. */
import { SeriesContext, useSeries } from './series-context.tsx';
import { SeriesDetail } from './series-detail.tsx';
import { SeriesForm } from './series-form.tsx';
import { SeriesList } from './series-list.tsx';
import classes from './series-part.module.css';
import type { SeriesStore } from './series-store.ts';

export function SeriesPart({ store }: { store: SeriesStore }) {
  return (
    <SeriesContext value={store}>
      <div className={classes.part}>
        <SeriesList />
        <Beside />
      </div>
    </SeriesContext>
  );
}

function Beside() {
  const isForm = useSeries(({ front, form }) => front === 'form' && form.does !== 'nothing');
  return isForm ? <SeriesForm /> : <SeriesDetail />;
}
