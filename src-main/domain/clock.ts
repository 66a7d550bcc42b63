/** Time as an argument: nothing inside reads the clock in any other way. */
export interface Clock {
  /** Epoch milliseconds, as the machine believes; may jump both ways. */
  wallMs: () => number;
  /** Milliseconds that only grow while the program runs; zero point unspecified. */
  monotonicMs: () => number;
  /** Runs `action` once after `delayMs`; the answer cancels it. */
  after: (delayMs: number, action: () => void) => () => void;
}
