/** What a component uses to speak: words by path, failures and reasons as sentences, figures in the till's locale. */
import type { i18n } from 'i18next';
import { createContext, useContext } from 'react';
import { type Figures, figuresOf } from './figures.ts';
import { type ReasonSayer, reasonSayer } from './reason-words.ts';
import type { Say, WordKey } from './word-key.ts';

export interface Words extends ReasonSayer {
  say: Say;
  figures: Figures;
}

/** What `words-provider.tsx` gives to all components of the page. */
export const WordsContext = createContext<Words | null>(null);

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === null) throw new Error('a component speaks outside of the words provider');
  return words;
}

/** For as long as the translator speaks `locale`: a word without facts is looked for once. */
export function wordsOf(translations: Pick<i18n, 't' | 'exists'>, locale: string): Words {
  const plain = new Map<WordKey, string>();
  const say: Say = (key, facts) => {
    if (facts) return translations.t(key, facts);
    const word = plain.get(key) ?? translations.t(key, {});
    plain.set(key, word);
    return word;
  };
  return { say, figures: figuresOf(locale), ...reasonSayer(translations) };
}
