/** Everything that can be done at the counter, by name. Each group is carried out in the file of the same name. */
import type { CounterRequest } from '../../../src-main/contract/counter-requests.ts';
import type { Entry } from '../../../src-main/contract/entries.ts';
import type { CounterFacts, FieldName, Typed } from './counter-state.ts';
import type { CursorPlace } from './scan-decision.ts';

export interface FindActions {
  /** Searches for the text, or for what stands in the field. */
  find: (text?: string) => Promise<void>;
  pickMember: (customerId: string) => Promise<void>;
  readHeld: () => Promise<void>;
}

export interface BasketActions {
  type: (field: FieldName, text: string) => void;
  /** Looks at a bill field once it is left or finished with Enter; answers whether it may be sent. */
  look: (field: 'number' | 'amount') => boolean;
  /** Adds the text, or what stands in the field. `moveOn` puts the cursor where something is still missing. */
  addCode: (text?: string, moveOn?: boolean) => void;
  removeCode: (code: string) => void;
  clear: () => void;
  undoClear: () => void;
  /** Clears without anything to bring back: the person at the till has changed. */
  forget: () => void;
  /** This person left; whoever comes next is told whose bill it is. */
  leftBy: (person: { id: string; name: string }) => void;
  /** This person works here now; asked of somebody else whether to go on. */
  takenUpBy: (person: { id: string }) => void;
  goOn: () => void;
  /** Puts the cursor back where it was last wanted. */
  focusAgain: () => void;
  focusField: (field: FieldName) => void;
}

export interface AskedActions {
  /** Brings what a point-of-sale program gave onto the counter; what stood there can be brought back. */
  openAsked: (request: CounterRequest) => Promise<void>;
  /** Nothing here is half done: it may be opened without asking. */
  isFree: () => boolean;
  /** What was put aside last comes back; what is half done now takes its place. */
  bringBack: () => void;
  dropAside: () => void;
}

export interface RedeemActions {
  check: () => Promise<void>;
  redeem: () => Promise<void>;
}

export interface ScanActions {
  /**
   * `before`: what stood in the fields before the scan typed into one of them. Answers false when it was typing
   * after all and belongs where it was typed.
   */
  scan: (text: string, cursor: CursorPlace, before: Typed) => boolean;
  takeScanAs: (meaning: 'customer' | 'coupon' | 'bill' | 'nothing') => void;
}

export interface CounterActions extends FindActions, BasketActions, AskedActions, RedeemActions, ScanActions {
  /** News of an entry: a redeemed coupon on screen follows it. */
  takeEntry: (entry: Entry) => void;
}

export type CounterState = CounterFacts & CounterActions;
