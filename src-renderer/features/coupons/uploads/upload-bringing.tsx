/** A file on its way from this page to the program, and while it is looked through. */
import { Bar } from '../../../ui/bar.tsx';
import { Push } from '../../../ui/push.tsx';
import { useWords } from '../../../words/use-words.ts';
import { useUploads } from './uploads-context.tsx';
import classes from './uploads-part.module.css';
import type { UploadsView } from './uploads-state.ts';

type Coming = Extract<UploadsView, { shows: 'bringing' | 'looking' }>;

export function UploadBringing({ view }: { view: Coming }) {
  const { say } = useWords();
  const leave = useUploads((state) => state.leave);
  const isWhole = view.shows === 'looking';
  const share = isWhole || view.total === 0 ? 100 : Math.floor((view.sent / view.total) * 100);
  const said = isWhole ? say('coupons.uploads.looking') : say('coupons.uploads.bringing', { share });
  return (
    <div className={classes.block}>
      <h2 dir="auto">{view.name}</h2>
      <p role="status">{said}</p>
      <Bar name={said} text={`${share}`} value={share} most={100} kind="progressbar" />
      <div className={classes.acts}>
        <Push onPush={leave}>{say('coupons.uploads.leave')}</Push>
      </div>
    </div>
  );
}
