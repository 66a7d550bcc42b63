/** What is on the counter: one customer, one bill, its codes, and what came of them. Each part is one union. */
import type { CheckedCoupon } from '../../../src-main/contract/coupons.ts';
import type { Customer, CustomerMatch, HeldCoupon } from '../../../src-main/contract/customers.ts';
import type { Failure } from '../../../src-main/contract/result.ts';
import type { OperationOutput } from '../../../src-main/contract/table.ts';
import type { Fault } from './code-list.ts';

export type Found =
  | { shows: 'idle' }
  | { shows: 'searching'; query: string }
  | { shows: 'several'; query: string; matches: CustomerMatch[]; complete: boolean }
  | { shows: 'none'; query: string; complete: boolean }
  | { shows: 'failed'; query: string; failure: Failure }
  | { shows: 'member'; customer: Customer };

export type Held =
  | { shows: 'none' }
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | ({ shows: 'known'; coupons: HeldCoupon[] } & Pick<
      OperationOutput<'listCustomerCoupons'>,
      'source' | 'asOf'
    >);

export type Checked = OperationOutput<'checkCoupons'>;
export type Redeemed = OperationOutput<'redeemCoupons'>;

/** The answer always belongs to exactly the bill and codes on screen; any change of those clears it. */
export type Outcome =
  | { shows: 'nothing' }
  | { shows: 'checking' }
  | { shows: 'checked'; checked: Checked }
  | { shows: 'redeeming'; checked: Checked | null }
  | { shows: 'redeemed'; redeemed: Redeemed; descriptions: Record<string, CheckedCoupon> }
  | { shows: 'failed'; failure: Failure };

export type FieldName = 'find' | 'number' | 'amount' | 'code';

/** A note below the coupon field that is no fault: what was added, what was there already. */
export type CodeNote =
  | { says: 'nothing' }
  | { says: 'added'; codes: string[] }
  | { says: 'twice'; code: string }
  | { says: 'no-member' }
  | { says: 'no-codes' }
  | { says: 'redeeming' };

/** A bill number that this till makes itself; while it stands in the field, the bill is called by it. */
export type OwnNumber = { shows: 'none' } | { shows: 'coming' } | { shows: 'made'; number: string };

/** What a person types; everything else is made from it. */
export interface Typed {
  find: string;
  number: string;
  amount: string;
  code: string;
}

/** What "Clear" took away, kept so that it can be brought back. */
export interface Basket {
  typed: Typed;
  found: Found;
  held: Held;
  codes: string[];
  ownNumber: OwnNumber;
}

export interface CounterFacts {
  typed: Typed;
  found: Found;
  held: Held;
  codes: string[];
  outcome: Outcome;
  faults: Partial<Record<FieldName, Fault>>;
  codeNote: CodeNote;
  /** Text of a scan that could be a customer or a coupon. */
  scanOffer: string | null;
  cleared: Basket | null;
  /** Unfinished work that made room for what a point-of-sale program brought; the newest last. */
  aside: Basket[];
  ownNumber: OwnNumber;
  /** Who left this bill half done; null = whoever works here, or nobody. */
  begunBy: { id: string; name: string } | null;
  /**
   * Where the cursor should go; counts up so that the same field can be asked for twice. `byItself`: the counter moved
   * it on after a scan, nobody asked for that field.
   */
  focus: { field: FieldName; count: number; byItself: boolean };
}

export const nothingTyped: Typed = { find: '', number: '', amount: '', code: '' };

/** What was put aside outlives the bill that is on the counter. */
export const emptyCounter: Omit<CounterFacts, 'aside'> = {
  typed: nothingTyped,
  found: { shows: 'idle' },
  held: { shows: 'none' },
  codes: [],
  outcome: { shows: 'nothing' },
  faults: {},
  codeNote: { says: 'nothing' },
  scanOffer: null,
  cleared: null,
  ownNumber: { shows: 'none' },
  begunBy: null,
  focus: { field: 'find', count: 0, byItself: false },
};

export function memberOf(facts: CounterFacts): Customer | null {
  return facts.found.shows === 'member' ? facts.found.customer : null;
}

export function heldOf(facts: Pick<CounterFacts, 'held'>): HeldCoupon[] {
  return facts.held.shows === 'known' ? facts.held.coupons : [];
}

/** The bill is called by the number the till made, and nobody typed over it. */
export function hasOwnNumber(facts: Pick<CounterFacts, 'typed' | 'ownNumber'>): boolean {
  return facts.ownNumber.shows === 'made' && facts.typed.number.trim() === facts.ownNumber.number;
}

/** Nothing was typed, found or scanned yet. */
export function isUntouched({
  typed,
  found,
  codes,
  ownNumber,
}: Pick<CounterFacts, 'typed' | 'found' | 'codes' | 'ownNumber'>): boolean {
  const number = ownNumber.shows === 'made' ? ownNumber.number : '';
  const isTyped = [typed.find, typed.amount, typed.code].some((text) => text.trim() !== '');
  return found.shows === 'idle' && codes.length === 0 && !isTyped && typed.number.trim() === number;
}

/** Something on the bill was given to the customer: whoever comes next is not this customer. */
export function isServed(outcome: Outcome): boolean {
  return (
    outcome.shows === 'redeemed' &&
    outcome.redeemed.coupons.some(({ outcome: word }) => word !== 'refused' && word !== 'needs-manager')
  );
}

/** Everything on the bill was taken by the till; nothing here waits for the cashier any more. */
export function isDone(outcome: Outcome): boolean {
  return (
    outcome.shows === 'redeemed' &&
    outcome.redeemed.coupons.every(({ outcome: word }) => word !== 'refused' && word !== 'needs-manager')
  );
}
