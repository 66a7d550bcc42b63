/** What became of a file, in shape, colour and word. A finished job is not called accepted: its counters decide. */
import type { Upload } from '../../../../src-main/contract/uploads.ts';
import type { IconName } from '../../../ui/icons/shapes.tsx';
import { Mark, type Tone } from '../../../ui/mark.tsx';
import { useWords } from '../../../words/use-words.ts';

const looks = {
  sending: { tone: 'accent', icon: 'half-disc' },
  running: { tone: 'accent', icon: 'ring-dashed' },
  accepted: { tone: 'good', icon: 'disc-check' },
  partly: { tone: 'attention', icon: 'triangle' },
  rejected: { tone: 'stop', icon: 'octagon-cross' },
  unclear: { tone: 'attention', icon: 'triangle' },
  unknown: { tone: 'attention', icon: 'triangle' },
  'not-sent': { tone: 'quiet', icon: 'square-minus' },
  refused: { tone: 'stop', icon: 'octagon-cross' },
  'not-there': { tone: 'quiet', icon: 'square-minus' },
} satisfies Record<string, { tone: Tone; icon: IconName }>;

export type UploadWord = keyof typeof looks;

export function wordOf({ state, job }: Pick<Upload, 'state' | 'job'>): UploadWord {
  return state === 'arrived' ? (job?.verdict ?? 'unclear') : state;
}

export function UploadMark({ word }: { word: UploadWord }) {
  const { say } = useWords();
  return <Mark {...looks[word]} word={say(`coupons.uploads.word.${word}`)} />;
}
