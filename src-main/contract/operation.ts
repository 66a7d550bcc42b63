/** What a row of the operations table says: its name comes from its key, the rest stands here. */
import type { z } from 'zod';

/**
 * anyone: no sign-in needed (still a token). new-till: only while the till has no staff.
 * cashier: anybody signed in. manager: a manager, or a cashier with a manager's approval for that one call.
 */
export type Access = 'anyone' | 'new-till' | 'cashier' | 'manager';

export interface OperationRow {
  /** One sentence for the description that point-of-sale programmers read. */
  says: string;
  access: Access;
  input: z.ZodType;
  output: z.ZodType;
}

/** Keeps the exact schemas in the type. */
export function row<const Row extends OperationRow>(definition: Row): Row {
  return definition;
}
