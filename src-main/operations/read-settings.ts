/** The till's settings and its connection, without secrets. */
import { ok } from '../contract/result.ts';
import type { Handler } from './parts.ts';

export const readSettings: Handler<'readSettings'> = async (parts) =>
  ok({ settings: parts.settings.read(), connection: parts.account.saved()?.view ?? null });
