/** Who may do what: role by operation, and scope of a key by operation. Dispatch asks these tables and nothing else. */
import type { Access } from './operation.ts';
import { allScopes, type Scope } from './scopes.ts';
import { type OperationName, operations } from './table.ts';

/** nobody = not signed in. approved = a cashier with a manager's approval for that one call. */
export const callers = ['nobody', 'cashier', 'approved', 'manager'] as const;
export type Caller = (typeof callers)[number];

/** `new-till` holds for nobody once a till has staff; before that there are no roles. */
const rights: Record<Access, Record<Caller, boolean>> = {
  anyone: { nobody: true, cashier: true, approved: true, manager: true },
  'new-till': { nobody: false, cashier: false, approved: false, manager: false },
  cashier: { nobody: false, cashier: true, approved: true, manager: true },
  manager: { nobody: false, cashier: false, approved: true, manager: true },
};

export function mayCall(caller: Caller, operation: OperationName): boolean {
  return rights[operations[operation].access][caller];
}

/**
 * All that a key of each scope may ask for, whoever is or is not signed in. What stands nowhere here can be done by
 * people only; nothing of a manager’s may stand here.
 */
const scopeOperations: Record<Scope, readonly OperationName[]> = {
  'counter:open': ['openCounter'],
  'members:read': ['lookupCustomer', 'listCustomerCoupons'],
  'coupons:check': ['checkCoupons'],
  'coupons:redeem': ['redeemCoupons', 'makeBillNumber'],
  'bills:add': ['makeBillNumber', 'addBill', 'readTrade'],
  'events:read': [],
};

/** Any one of them is enough; none = no key is good for it. */
export function scopesFor(operation: OperationName): Scope[] {
  return allScopes.filter((scope) => scopeOperations[scope].includes(operation));
}

export function mayKeyCall(scopes: readonly Scope[], operation: OperationName): boolean {
  return scopesFor(operation).some((scope) => scopes.includes(scope));
}
