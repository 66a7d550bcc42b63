/** Whether a series runs, in shape, colour and word. */
import type { SeriesState } from '../../../../src-main/contract/series.ts';
import type { IconName } from '../../../ui/icons/shapes.tsx';
import { Mark, type Tone } from '../../../ui/mark.tsx';
import { useWords } from '../../../words/use-words.ts';

const looks: Record<SeriesState, { tone: Tone; icon: IconName }> = {
  running: { tone: 'good', icon: 'disc-check' },
  'not-yet': { tone: 'accent', icon: 'ring-dashed' },
  ended: { tone: 'quiet', icon: 'square-minus' },
  unknown: { tone: 'attention', icon: 'triangle' },
};

export function SeriesMark({ state }: { state: SeriesState }) {
  const { say } = useWords();
  return <Mark {...looks[state]} word={say(`coupons.series.state.${state}`)} />;
}
