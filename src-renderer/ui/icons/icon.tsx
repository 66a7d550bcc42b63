/** Small line drawings, all on a 20 by 20 grid. Decoration only: the word beside an icon carries the meaning. */
import classes from './icon.module.css';
import { type IconName, shapes } from './shapes.tsx';

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      className={classes.icon}
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[name]}
    </svg>
  );
}
