/** Takes a redemption back. Only one that Capillary has confirmed and that still stands, under this code. */
import { ok } from '../contract/result.ts';
import { findRedemption } from '../sync/find-redemption.ts';
import { makeChange } from '../sync/make-change.ts';
import { deciderIn, type Handler } from './parts.ts';

export const undoRedemption: Handler<'undoRedemption'> = (parts, input, context) =>
  makeChange(
    parts,
    'undo-redemption',
    input,
    deciderIn(context),
    (made) => made.kind === 'undo-redemption' && made.request?.redemptionId === input.reference,
    async () => {
      const found = await findRedemption(parts, input);
      return found.ok ? ok({ kind: 'undo-redemption', ...found.value }) : found;
    },
  );
