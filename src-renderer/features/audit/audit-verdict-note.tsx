/** Whether the record is whole, in words: how many lines, since when, and what is missing or wrong. */
import type { AuditSeam, AuditVerdict } from '../../../src-main/contract/audit.ts';
import { Sentences } from '../../ui/sentences.tsx';
import { useWords, type Words } from '../../words/use-words.ts';

export function AuditVerdictNote({ verdict }: { verdict: AuditVerdict }) {
  const words = useWords();
  const { say, figures } = words;
  const { state, broken, seams, sealedLater } = verdict;
  if (broken !== null) {
    const why = say(`audit.why.${broken.why}`, { line: figures.count(broken.line) });
    return (
      <Sentences meaning="stop" message={say('audit.broken')} next={`${why} ${say('audit.brokenNext')}`} />
    );
  }
  return (
    <Sentences meaning={state === 'whole' ? 'good' : 'attention'} message={sayWhole(verdict, words)}>
      {sealedLater && (
        <p>
          {say('audit.sealedLater', {
            lines: figures.count(sealedLater.lines),
            time: figures.time(sealedLater.at),
          })}
        </p>
      )}
      {seams.slice(-3).map((seam) => (
        <p key={seam.line}>{saySeam(seam, words)}</p>
      ))}
    </Sentences>
  );
}

function sayWhole({ state, lines, firstAt, anchoredAt }: AuditVerdict, { say, figures }: Words): string {
  const facts = { lines: figures.count(lines), since: figures.time(firstAt ?? 0) };
  if (state === 'look') return say('audit.look', facts);
  if (anchoredAt === null) return say('audit.wholeNotAnchored', facts);
  return say('audit.whole', { ...facts, anchored: figures.time(anchoredAt) });
}

function saySeam({ kind, at, missing, by }: AuditSeam, { say, figures }: Words): string {
  const facts = { time: figures.time(at), missing: figures.count(missing), by: by ?? '–' };
  return say(`audit.seam.${kind}`, facts);
}
