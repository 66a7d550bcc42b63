/** Finding a member among 100,000 that this till remembers. */
import { join } from 'node:path';
import type { Customer } from '../../src-main/contract/customers.ts';
import { keepMember, searchMembers } from '../../src-main/store/members.ts';
import { openStore } from '../../src-main/store/open.ts';
import { type Figure, percentile, timeEach } from './figures.ts';

const members = 100_000;
const firstNames = [
  'Alva',
  'Bram',
  'Cleo',
  'Dara',
  'Edda',
  'Femi',
  'Gwen',
  'Hugo',
  'Iris',
  'Joss',
  'Kato',
  'Lena',
];
const lastNames = [
  'Ashdown',
  'Birch',
  'Cobble',
  'Dunmore',
  'Elmwood',
  'Fairlie',
  'Gorse',
  'Heath',
  'Ivory',
  'Juniper',
];

export function benchSearch(folder: string): Figure {
  const opened = openStore(join(folder, 'search'));
  if (!opened.ok) throw new Error(opened.message);
  const { cache } = opened.store;
  cache.transaction(() => {
    for (let index = 0; index < members; index += 1) keepMember(cache, member(index));
  });
  const queries = [
    (n: number) => mobile(n),
    (n: number) => mobile(n).slice(0, 7),
    (n: number) => mobile(n).slice(-4),
    (n: number) => (lastNames[n % lastNames.length] ?? '').slice(0, 3),
    (n: number) =>
      `${(firstNames[n % firstNames.length] ?? '').slice(0, 2)} ${(lastNames[n % lastNames.length] ?? '').slice(0, 2)}`,
    (n: number) => `${lastNames[n % lastNames.length]}${n}`.toLowerCase(),
    (n: number) => `m${n}@example.net`,
    () => 'a',
  ];
  const times = timeEach(4000, (index) => {
    const query = queries[index % queries.length];
    if (query) searchMembers(cache, query((index * 7919) % members), 10);
  });
  opened.store.close();
  const p99 = percentile(times, 0.99);
  return {
    name: 'find a member on this till',
    value: `p99 ${p99.toFixed(2)} ms, p50 ${percentile(times, 0.5).toFixed(2)} ms, worst ${(times.at(-1) ?? 0).toFixed(2)} ms`,
    reference: `${members} members, ${times.length} searches of 8 kinds`,
    limit: 'p99 5 ms',
    within: p99 < 5,
  };
}

const mobile = (index: number) => `1555${String(1_000_000 + index)}`;

function member(index: number): Customer {
  const first = firstNames[index % firstNames.length] ?? '';
  const last = `${lastNames[index % lastNames.length]}${index}`;
  return {
    id: String(50_000_000 + index),
    name: `${first} ${last}`,
    identifiers: [
      { type: 'mobile', value: mobile(index) },
      { type: 'email', value: `m${index}@example.net` },
    ],
    tier: 'Silver',
    points: index % 1000,
    lifetimePoints: index,
    registeredAt: null,
    fraud: false,
    loyalty: true,
    source: 'capillary',
    asOf: 1_700_000_000_000,
  };
}
