/** What a key of a point-of-sale program can be good for. Which operations that opens stands in `rights.ts`. */
import { z } from 'zod';

export const scope = z.enum([
  /** Bring a member and a bill onto the till’s screen. */
  'counter:open',
  /** Find a member and see what the member holds. */
  'members:read',
  'coupons:check',
  'coupons:redeem',
  'bills:add',
  /** Listen to what happens to redemptions and bills. */
  'events:read',
]);
export type Scope = z.infer<typeof scope>;

export const allScopes: readonly Scope[] = scope.options;
