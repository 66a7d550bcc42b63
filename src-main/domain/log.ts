/** Structured log lines. Facts must be masked where they are made: no numbers of people, codes, tokens. */
export type LogFacts = Record<string, string | number | boolean | null>;

export interface Log {
  info: (event: string, facts?: LogFacts) => void;
  warn: (event: string, facts?: LogFacts) => void;
  error: (event: string, facts?: LogFacts) => void;
}
