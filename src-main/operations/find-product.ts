/** A product by its code or by the number under its bars. */
import { ok } from '../contract/result.ts';
import { fail } from '../domain/failure.ts';
import { minorOfWire } from '../sync/find-bill.ts';
import { inTime } from '../sync/in-time.ts';
import { failureOfOutcome } from '../sync/outcome-failure.ts';
import type { Handler } from './parts.ts';

/** Digits under bars; what is no such number is a code of the shop's own. */
const isBarNumber = (code: string) => /^\d{8,14}$/.test(code);

export const findProduct: Handler<'findProduct'> = async (parts, { code }) => {
  const capillary = parts.connection.isOnline() ? parts.capillary() : null;
  if (capillary === null) return fail('unreachable', 'line-down');
  const { readTimeLimitMs, currency } = parts.settings.read();
  const tries = isBarNumber(code)
    ? [() => capillary.productsByEan([code]), () => capillary.productsBySku([code])]
    : [() => capillary.productsBySku([code])];
  for (const ask of tries) {
    const outcome = await inTime(parts.clock, readTimeLimitMs, ask());
    if (outcome.kind !== 'answered') return { ok: false, failure: failureOfOutcome(outcome) };
    const [product] = outcome.value;
    if (product === undefined) continue;
    const price = minorOfWire(product.price, currency);
    return ok({
      code: product.sku,
      description: product.description,
      price: price === null ? null : { amountMinor: price, currency },
    });
  }
  return fail('not-found', 'product-unknown', { code }, { field: 'code' });
};
