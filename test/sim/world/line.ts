/** The store's line to the world: up or down, and when it last broke. */
import type { Schedule } from '../schedule.ts';
import type { Trace } from '../trace.ts';

export interface Line {
  isUp: () => boolean;
  /** True when it broke after this moment: what was on its way then is lost. */
  brokeSince: (moment: number) => boolean;
  set: (isUp: boolean) => void;
  /** Capillary itself answers nothing useful for a while. */
  isPlatformDown: () => boolean;
  setPlatform: (isUp: boolean) => void;
}

export function createLine(schedule: Schedule, trace: Trace): Line {
  let up = true;
  let platformUp = true;
  let brokeAt = -1;
  return {
    isUp: () => up,
    brokeSince: (moment) => brokeAt >= moment,
    set: (isUp) => {
      if (isUp === up) return;
      up = isUp;
      if (!isUp) brokeAt = schedule.now();
      trace.mark('line', isUp ? 1 : 0);
      trace.say(() => (isUp ? 'The line is back.' : 'The line goes down.'));
    },
    isPlatformDown: () => !platformUp,
    setPlatform: (isUp) => {
      if (isUp === platformUp) return;
      platformUp = isUp;
      trace.mark('platform', isUp ? 1 : 0);
      trace.say(() => (isUp ? 'Capillary is well again.' : 'Capillary answers errors only.'));
    },
  };
}
