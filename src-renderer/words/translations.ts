/**
 * Makes the translator. Further languages are further trees beside `en/`; what they lack is said in English.
 * Must never let a fact be read as a template: facts come from outside.
 */
import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { english } from './en/english.ts';

export async function createTranslations(locale: string): Promise<i18n> {
  const translations = createInstance();
  await translations.use(initReactI18next).init({
    lng: locale,
    fallbackLng: 'en',
    resources: { en: { translation: english } },
    nsSeparator: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
    missingInterpolationHandler: () => '?',
    returnNull: false,
  });
  return translations;
}
