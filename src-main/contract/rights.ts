/** Who may do what: role by operation, in one table. Dispatch asks it and nothing else. */
import type { Access } from './operation.ts';
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
