// What the organisation takes, how its books are set, and what it sells: tenders, configs, product search and get.
import { itemStatus, many, v11Answer } from '../v11.ts';
import type { Answer, Call } from '../wire.ts';
import { readCount } from './customer-search.ts';

export function tenders(call: Call): Answer {
  const rows = call.world.trade.tenders;
  return v11Answer(call, 200, {
    organization: {
      tenders: {
        count: rows.length,
        tender: many(
          rows.map(({ name, canonicalName, description }) => ({
            name,
            canonical_name: canonicalName,
            description,
          })),
        ),
      },
      item_status: itemStatus('success', true, 3200),
    },
  });
}

export function configs(call: Call): Answer {
  const { organisation, trade } = call.world;
  return v11Answer(call, 200, {
    organization: {
      configs: {
        config: many(
          trade.configs.map(({ key, value }) => ({
            key,
            scopes: 'ORG',
            value_type: /^\d+$/.test(value) ? 'NUMERIC' : 'STRING',
            modules: 'loyalty',
            entity_id: organisation.id,
            value,
          })),
        ),
      },
      item_status: itemStatus('success', true, 3200),
    },
  });
}

type Product = Call['world']['trade']['products'][number];

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

/** `attr:OP:value`, joined by bars inside brackets: all have to hold. */
function matches(product: Product, condition: string): boolean {
  const [attribute = '', operation = '', ...rest] = condition.split(':');
  const value = fold(rest.join(':').trim());
  const own: Record<string, string> = {
    sku: product.sku,
    ean: product.ean,
    description: product.description,
    id: String(product.id),
  };
  const text = fold(Object.hasOwn(own, attribute) ? (own[attribute] ?? '') : '');
  if (text === '' || value === '') return false;
  switch (operation.toUpperCase()) {
    case 'EQUALS':
    case 'EXACT':
      return text === value;
    case 'IN':
      return value.split(';').includes(text);
    default:
      return false;
  }
}

export function productSearch(call: Call): Answer {
  const { query } = call.request;
  const conditions = (query.get('q') ?? '').replace(/^\(|\)$/g, '').split('|');
  const start = readCount(query.get('start'), 0);
  const rows = readCount(query.get('rows'), 10);
  if (start === undefined || rows === undefined) return v11Answer(call, 400, {});
  const found = call.world.trade.products.filter((product) =>
    conditions.every((condition) => matches(product, condition)),
  );
  return v11Answer(call, 200, {
    product: {
      count: found.length,
      start,
      rows,
      results: {
        item: many(
          found.slice(start, start + rows).map(({ id, sku, ean, price, description }) => ({
            id: String(id),
            price,
            org_id: call.world.organisation.id,
            description,
            sku,
            ean,
            img_url: '',
          })),
        ),
      },
    },
  });
}

export function productGet(call: Call): Answer {
  const { query } = call.request;
  const wanted = (query.get('sku') ?? query.get('id') ?? '').split(',').map((part) => part.trim());
  const by = query.has('sku') ? 'sku' : 'id';
  const items = wanted.filter(Boolean).map((value) => {
    const product = call.world.trade.products.find((row) => String(row[by]) === value);
    return product
      ? {
          item_id: product.id,
          sku: product.sku,
          item_ean: product.ean,
          price: product.price,
          in_stock: true,
          description: product.description,
          item_status: itemStatus('status', true, 2100),
        }
      : { sku: value, item_status: itemStatus('status', false, 2101) };
  });
  if (items.length === 0) return v11Answer(call, 400, {});
  const isFine = items.some(({ item_status }) => item_status.status === true);
  return v11Answer(call, isFine ? 200 : 500, { product: { item: many(items) } });
}
