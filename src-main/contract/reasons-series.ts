/** Why a series is not shown, made or changed. */
export const seriesReasons = {
  'series-need-line': {
    says: 'Series are kept at Capillary, and the line is down.',
    next: 'What was typed stays here; go on when the line is back.',
  },
} as const;
