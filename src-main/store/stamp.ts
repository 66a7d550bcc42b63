/** When something was written down. */

/** When, by both clocks, and in which run of the program. */
export interface Stamp {
  at: number;
  mono: number;
  boot: string;
}
