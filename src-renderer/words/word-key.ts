/** The type of a word's path, so that a word that does not exist cannot be asked for. */
import type { ownWords } from './en/english.ts';

type Whole<Name extends string> = Name extends `${infer Base}_${'zero' | 'one' | 'other'}` ? Base : Name;

type Paths<Tree, Before extends string = ''> = {
  [Name in keyof Tree & string]: Tree[Name] extends string
    ? Whole<`${Before}${Name}`>
    : Paths<Tree[Name], `${Before}${Name}.`>;
}[keyof Tree & string];

export type WordKey = Paths<typeof ownWords>;
/** What stands for `{{name}}` in a sentence; `count` also chooses the plural. */
export type WordFacts = Record<string, string | number>;
/** Says a word or sentence of the tree in the till's language. */
export type Say = (key: WordKey, facts?: WordFacts) => string;
