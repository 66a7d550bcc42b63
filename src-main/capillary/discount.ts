/**
 * The kind of a discount as the wire names it. What is neither is not told: it is never taken for an amount.
 */
import { z } from 'zod';
import { toText } from './wire-values.ts';

/** Capillary docs: Redeem single coupon (`ABS` or `PERC`); a detailed list writes a boolean here instead. */
export const discountType = z
  .unknown()
  .optional()
  .transform((written): 'ABS' | 'PERC' | null => {
    const name = toText(written).toUpperCase();
    return name === 'ABS' || name === 'PERC' ? name : null;
  });
