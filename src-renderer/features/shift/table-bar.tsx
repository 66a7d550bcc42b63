/** The bar of one row. For eyes only: the figure it stands for is in the same row. */
import classes from './shift-screen.module.css';

export function TableBar({ share, meaning }: { share: number; meaning?: 'stop' }) {
  return (
    <span className={classes.bar} aria-hidden="true">
      <span data-meaning={meaning} style={{ inlineSize: `${(share * 100).toFixed(1)}%` }} />
    </span>
  );
}
