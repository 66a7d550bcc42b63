/** What is the matter with a case, in a person's words, with the shape that says that a manager is needed. */
import type { DeskCase } from '../../../src-main/contract/desk.ts';
import { Mark } from '../../ui/mark.tsx';
import { useWords } from '../../words/use-words.ts';
import { sayCaseKind } from './case-words.ts';

export function CaseMark({ one }: { one: DeskCase }) {
  const { say } = useWords();
  const word = sayCaseKind(one, { say });
  return one.closed === null ? (
    <Mark tone="attention" icon="triangle" word={word} />
  ) : (
    <Mark tone="quiet" icon="check" word={word} />
  );
}
