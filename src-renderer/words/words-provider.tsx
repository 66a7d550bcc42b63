/**
 * Makes the words of the till's language once for the whole page, and anew when the language changes: the writers of
 * dates and numbers cost too much for every component to have its own.
 */
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { WordsContext, wordsOf } from './use-words.ts';

export function WordsProvider({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const { language } = i18n;
  const words = useMemo(() => wordsOf(i18n, language), [i18n, language]);
  return <WordsContext value={words}>{children}</WordsContext>;
}
