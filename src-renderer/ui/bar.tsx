/** A figure against its limit, or progress against its end, as a bar. The figures themselves stand beside it as text. */
import classes from './bar.module.css';

interface BarProps {
  name: string;
  /** What is read out instead of the bare figures. */
  text: string;
  value: number;
  most: number;
  meaning?: 'accent' | 'good' | 'attention' | 'stop';
  kind: 'meter' | 'progressbar';
}

export function Bar({ name, text, value, most, meaning = 'accent', kind }: BarProps) {
  const share = most > 0 ? Math.min(1, Math.max(0, value / most)) : 0;
  return (
    // A meter and a progress bar may both be named and read out; the checker cannot see which one it is.
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is a parameter
    <span
      className={classes.bar}
      role={kind}
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={Math.max(most, 0)}
      aria-valuenow={Math.min(Math.max(value, 0), Math.max(most, 0))}
      aria-valuetext={text}
    >
      <span
        className={classes.fill}
        data-meaning={meaning}
        style={{ inlineSize: `${(share * 100).toFixed(1)}%` }}
      />
    </span>
  );
}
