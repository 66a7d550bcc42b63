/** What a component uses to speak: words by path, failures and reasons as sentences, figures in the till's locale. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Figures, figuresOf } from './figures.ts';
import { type ReasonSayer, reasonSayer } from './reason-words.ts';
import type { Say } from './word-key.ts';

export interface Words extends ReasonSayer {
  say: Say;
  figures: Figures;
}

export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const locale = i18n.language;
  return useMemo(() => {
    const say: Say = (key, facts = {}) => t(key, facts);
    return { say, figures: figuresOf(locale), ...reasonSayer(i18n) };
  }, [t, i18n, locale]);
}
