/** What a line of the record says was done, in words; a word that nobody wrote is shown as the program wrote it. */
import { audit } from './en/audit.ts';
import type { Say } from './word-key.ts';

type Known = keyof typeof audit.action;

const isKnown = (key: string): key is Known => Object.hasOwn(audit.action, key);

export function sayAction(say: Say, action: string): string {
  const key = action.replace('.', '-');
  return isKnown(key) ? say(`audit.action.${key}`) : action;
}
