/** Inputs that fit an operation's schema, made from the schema itself; the words are those of the training store. */
import { v7 } from 'uuid';
import { z } from 'zod';
import { type OperationName, operations } from '../../src-main/contract/table.ts';
import type { Random } from '../sim/random.ts';
import { hostileValue } from './hostile-values.ts';

interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  format?: string;
}

/** A word that stands in no answer and in no log: it went in where secrets go. */
export const plantedSecret = 'planted-secret-918273';

const words: Record<string, readonly string[]> = {
  customerId: ['31004501', '31004505', '31004516', '999999999', '0'],
  codes: ['FERN7402', 'CORAL5521', 'SAND7016', 'MOSS3318', 'BARK9150', 'NOBODY1', 'fern7402'],
  number: ['B-1', 'B-2', 'INV/2026 #7'],
  amount: ['40.00', '0.01', '12.5', '99999999'],
  pin: ['918273', '111111', '000000'],
  query: ['15550100101', 'Amara', 'a', 'amara.quillfeather@example.net', '%'],
  value: ['15550100101', 'EXT-1001', 'x'],
  seriesId: ['6101', '6102', '1'],
  password: [plantedSecret],
  secret: [plantedSecret],
  key: ['KEY'],
  // nothing may leave this machine
  cluster: ['custom'],
  apiUrl: ['http://127.0.0.1:9'],
  uploadUrl: ['http://127.0.0.1:9'],
  currency: ['GBP', 'INR', 'JPY'],
  locale: ['en', 'en-GB', 'xx'],
  storeId: ['2101', ''],
  operation: ['redeemCoupons', 'giveGoodwill', 'sell', 'constructor'],
};

export function schemaOf(name: OperationName): Schema {
  return z.toJSONSchema(operations[name].input, { io: 'input', unrepresentable: 'any' }) as Schema;
}

export function fittingInput(schema: Schema, random: Random, field = ''): unknown {
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches) return fittingInput(random.pick(branches), random, field);
  if (schema.const !== undefined) return schema.const;
  const known = words[field];
  if (known && schema.type === 'string') return random.pick(known);
  if (schema.enum) return random.pick(schema.enum);
  if (schema.type === 'object') {
    const entries = Object.entries(schema.properties ?? {})
      .filter(([name]) => schema.required?.includes(name) || random.chance(0.4))
      .map(([name, inner]) => [name, fittingInput(inner, random, name)]);
    return Object.fromEntries(entries);
  }
  if (schema.type === 'array') {
    const length = Math.max(schema.minItems ?? 0, random.below(3));
    return Array.from({ length }, () => fittingInput(schema.items ?? {}, random, field));
  }
  // a till that is covered in the middle of a run answers nothing more
  if (field === 'idleLockMs') return 0;
  if (schema.type === 'boolean') return random.chance(0.5);
  if (schema.type === 'integer' || schema.type === 'number') {
    const from = Math.max(schema.minimum ?? 0, -1e9);
    return random.between(from, Math.min(schema.maximum ?? from + 10, from + 50));
  }
  if (schema.format === 'uuid') return v7();
  if (schema.type === 'string') return random.pick(['a word', 'ledger-1.db', 'Robin', 'x'.repeat(60)]);
  return hostileValue(random);
}
