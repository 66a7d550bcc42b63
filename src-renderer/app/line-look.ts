/** How the state of the line looks: its word, its shape and its colour. Offline is calm, so it is never red. */
import type { LineState, Status } from '../../src-main/contract/status.ts';
import type { IconName } from '../ui/icons/shapes.tsx';
import type { Tone } from '../ui/mark.tsx';

export interface LineLook {
  word: LineState | 'silent' | 'unknown';
  icon: IconName;
  tone: Tone;
  ground: 'plain' | 'calm' | 'stop';
}

export function drawLine(program: 'answers' | 'silent', status: Status | null): LineLook {
  if (program === 'silent') return { word: 'silent', icon: 'octagon-cross', tone: 'stop', ground: 'stop' };
  if (!status) return { word: 'unknown', icon: 'ring-dashed', tone: 'quiet', ground: 'plain' };
  const { state } = status.line;
  if (state === 'online') return { word: state, icon: 'line-up', tone: 'good', ground: 'plain' };
  if (state === 'not-connected') return { word: state, icon: 'plug', tone: 'attention', ground: 'calm' };
  return { word: state, icon: 'line-down', tone: 'attention', ground: 'calm' };
}
