/** What must hold in every run, by name, in the words of the three promises: nothing lost, nothing twice, nobody waits. */
export const invariants = {
  'entry-lost': 'an entry that was once on the disk is on the disk',
  'redeemed-twice': 'Capillary holds at most one redemption for one entry',
  'issued-twice': 'Capillary gives at most one coupon for one decision, however often the button was pressed',
  'number-reused': 'no till of the store makes a bill number that was made before',
  'press-counted-twice': 'one bill takes one coupon once, however often the button was pressed',
  'sent-without-claim': 'the claim is on the disk before the first byte leaves',
  'redeemed-after-the-end': 'nothing arrives for an entry that the till calls surely not there',
  'out-of-order': 'redemptions of one till and member happen in the order the till made them',
  'exposure-wrong': 'the money at risk that is shown is the money of the rows',
  'hard-stop-passed': 'the till gives no more money than the hard stop allows',
  'way-not-in-table': 'an entry changes its state only in ways the table names',
  'history-missing': 'every change has its line in the history, each beginning where the last one ended',
  'audit-missing': 'every line of the history has its row in the audit',
  'told-redeemed-untrue': 'nobody is told "redeemed" without a redemption at Capillary',
  'told-accepted-lost': 'what was told accepted ends as confirmed, on the desk, or in a manager’s hand',
  'told-money-changed': 'the money a customer was given stays as it was told',
  'waited-too-long': 'the cashier has an answer within the time limit',
  'asked-to-wait': 'nothing new is sent or asked while Capillary asked to wait',
  'not-settled': 'without faults everything comes to an end',
  'confirmed-untrue': 'what the till calls confirmed is at Capillary, under that reference',
  'refused-untrue': 'what the till calls refused is not at Capillary',
  'refused-without-cause':
    'an entry is refused only where Capillary refused it or somebody else used the coupon up',
  'withdrawn-untrue': 'what the till took back is not at Capillary',
  'not-on-the-desk': 'where till and Capillary differ a manager has the case',
  'given-twice-here': 'one till does not give a coupon for one use twice',
  'program-fault': 'the program itself makes no mistake',
} as const;

export type Invariant = keyof typeof invariants;

export interface Violation {
  invariant: Invariant;
  detail: string;
  /** True time in milliseconds. */
  at: number;
}

export type Complain = (invariant: Invariant, detail: string) => void;
