/** What an organisation takes in payment, how it has set its books, and what it sells. Reads alone. */
import { z } from 'zod';
import type { Call } from './caller.ts';
import { itemsAt, openV11, readWithoutItem, requestOk } from './envelope-v11.ts';
import type { Outcome } from './outcome.ts';
import { type Reading, value } from './reading.ts';
import { number, text, textOrNull, type WireObject } from './wire-values.ts';

export interface TenderFacts {
  name: string;
  canonicalName: string;
}

export interface ProductFacts {
  sku: string;
  ean: string | null;
  description: string;
  /** Plain number as on the wire; null = not told. */
  price: number | null;
}

function listAt<Value>(
  body: unknown,
  path: readonly string[],
  each: (item: WireObject) => Value[],
): Reading<Value[]> {
  const opened = openV11(body);
  if (!opened || !requestOk(opened.status)) return readWithoutItem(body, opened, 'store');
  return value(itemsAt(opened.root, path).flatMap(each));
}

const tender = z.object({ name: text, canonical_name: text });

/** Capillary docs: Get organization tenders (v1.1). Which of the two names a bill takes is not said (U57). */
export function tenders(call: Call): Promise<Outcome<TenderFacts[]>> {
  return call({ method: 'GET', path: '/v1.1/organization/tenders.json' }, 'read', (body) =>
    listAt(body, ['organization', 'tenders', 'tender'], (item) => {
      const { name, canonical_name: canonicalName } = tender.parse(item);
      return name === '' ? [] : [{ name, canonicalName }];
    }),
  );
}

const config = z.object({ key: text, value: text });

/** Every switch of the organisation, by its key. Capillary docs: Get organization configs (v1.1). */
export function configs(call: Call): Promise<Outcome<Map<string, string>>> {
  return call(
    { method: 'GET', path: '/v1.1/organization/configs', query: [['format', 'json']] },
    'read',
    (body) => {
      const read = listAt(body, ['organization', 'configs', 'config'], (item) => {
        const { key, value: told } = config.parse(item);
        return key === '' ? [] : [[key, told] as const];
      });
      return read.kind === 'value' ? value(new Map(read.value)) : read;
    },
  );
}

const product = z.object({
  sku: text,
  ean: textOrNull,
  item_ean: textOrNull,
  description: text,
  price: number,
});

function readProduct(item: WireObject): ProductFacts[] {
  const { sku, ean, item_ean: itemEan, description, price } = product.parse(item);
  return sku === '' || (description === '' && price === null)
    ? []
    : [{ sku, ean: ean ?? itemEan, description, price }];
}

/** Characters that a search cannot hold. Capillary docs: Product search (v1.1). */
const unsearchable = /[+\-&|!(){}[\]^"~*?:;\\]+/g;

/** By the number under their bars; `IN` is the one comparison that is documented by name. */
export function productsByEan(call: Call, eans: readonly string[]): Promise<Outcome<ProductFacts[]>> {
  const values = eans.map((ean) => ean.replace(unsearchable, ' ').trim());
  return call(
    {
      method: 'GET',
      path: '/v1.1/product/search',
      query: [
        ['format', 'json'],
        ['q', `(ean:IN:${values.join(';')})`],
      ],
    },
    'read',
    (body) => listAt(body, ['product', 'results', 'item'], readProduct),
  );
}

/** By their own codes; those that are not known are missing. */
export function productsBySku(call: Call, skus: readonly string[]): Promise<Outcome<ProductFacts[]>> {
  return call(
    {
      method: 'GET',
      path: '/v1.1/product/get',
      query: [
        ['format', 'json'],
        ['sku', skus.join(',')],
      ],
    },
    'read',
    (body) => {
      const opened = openV11(body);
      const items = opened ? itemsAt(opened.root, ['product', 'item']) : [];
      // a request of which every item failed calls itself failed: nothing of it is known, which is an answer
      if (items.length > 0) return value(items.flatMap(readProduct));
      return listAt(body, ['product', 'item'], readProduct);
    },
  );
}
