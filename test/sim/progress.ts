/** Says during a long run how far it is: at every tenth of it, and at least once a minute. */
import type { Tally } from './tally.ts';

const mostSilentMs = 60_000;

/** Answers what is to be told every finished part of the run. `nowMs` counts from any moment, the run from `beganAt`. */
export function createProgress(
  seeds: number,
  nowMs: () => number,
  say: (line: string) => void,
  beganAt = nowMs(),
): (sofar: Tally) => void {
  let saidAt = nowMs();
  let saidTenths = 0;
  return (sofar) => {
    const tenths = Math.floor((sofar.seeds * 10) / seeds);
    if (tenths === saidTenths && nowMs() - saidAt < mostSilentMs) return;
    saidAt = nowMs();
    saidTenths = tenths;
    say(progressText(sofar, seeds, saidAt - beganAt));
  };
}

const figure = (value: number) => Math.round(value).toLocaleString('en-GB');

export function progressText(sofar: Tally, seeds: number, tookMs: number): string {
  const perSecond = sofar.seeds / Math.max(tookMs / 1000, 0.001);
  const minutesLeft = Math.ceil((seeds - sofar.seeds) / Math.max(perSecond, 0.001) / 60);
  const left = sofar.seeds < seeds ? `, about ${figure(minutesLeft)} min left` : '';
  return `${figure(sofar.seeds)} of ${figure(seeds)} seeds (${Math.floor((sofar.seeds * 100) / seeds)} %), ${sofar.violations.length} violations, ${figure(perSecond)} seeds a second${left}`;
}
