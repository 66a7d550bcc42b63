/** What stands where nothing is yet: what this place is for and what to do first. */
import type { ReactNode } from 'react';
import classes from './empty.module.css';

export function Empty({ message, next, children }: { message: string; next?: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p>{message}</p>
      {next && <p>{next}</p>}
      {children}
    </div>
  );
}
