/** Where the key is kept and which recovery key counts. */
import { ok } from '../contract/result.ts';
import type { Handler } from './parts.ts';

export const readKeys: Handler<'readKeys'> = async ({ keys }) => ok(keys.view());
