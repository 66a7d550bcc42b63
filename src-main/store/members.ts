/**
 * Members this till has seen, in the cache: found by identifier, by the last digits of a number, or by the
 * beginning of any word of the name. Plain b-trees, no ranking: short prefixes stay fast among a million members.
 */
import { type Customer, customer as customerSchema, type Identifier } from '../contract/customers.ts';
import { plainDigits } from '../domain/identifier.ts';
import type { Database, Row } from './database.ts';

/** How many last digits of a number find a member. */
const endingLength = 4;
/** So many digits are a number without its country code. */
const nationalLength = 6;
/** Of so many names that a word begins, the others are looked for; who is further down is found by one more letter. */
const mostLookedAt = 1000;

/** Words of a name as they are compared: lower case, without accents. */
export function nameWords(name: string): string[] {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return [...new Set(plain.split(/[\s\p{P}]+/u).filter((word) => word !== ''))].slice(0, 12);
}

/** Writes what Capillary said of a member; earlier facts are replaced. */
export function keepMember(cache: Database, member: Customer): void {
  cache.transaction(() => {
    const values = { id: member.id, name: member.name, facts: JSON.stringify(member), at: member.asOf };
    cache.run(
      `INSERT INTO member (id, name, facts, seen_at) VALUES (@id, @name, @facts, @at)
       ON CONFLICT (id) DO UPDATE SET name = @name, facts = @facts, seen_at = @at`,
      values,
    );
    for (const table of ['member_identifier', 'member_ending', 'member_word']) {
      cache.run(`DELETE FROM ${table} WHERE member_id = @id`, { id: member.id });
    }
    for (const { type, value } of member.identifiers) {
      cache.run(
        'INSERT OR IGNORE INTO member_identifier (value, type, member_id) VALUES (@value, @type, @id)',
        {
          value: value.toLowerCase(),
          type,
          id: member.id,
        },
      );
      const digits = plainDigits(value);
      if (/^\d+$/.test(digits) && digits.length >= endingLength) {
        cache.run('INSERT OR IGNORE INTO member_ending (ending, member_id) VALUES (@ending, @id)', {
          ending: digits.slice(-endingLength),
          id: member.id,
        });
      }
    }
    for (const word of nameWords(member.name)) {
      cache.run('INSERT OR IGNORE INTO member_word (word, member_id) VALUES (@word, @id)', {
        word,
        id: member.id,
      });
    }
  });
}

function readMember(row: Row): Customer | null {
  try {
    const parsed = customerSchema.safeParse(JSON.parse(String(row.facts)));
    return parsed.success ? { ...parsed.data, source: 'till' } : null;
  } catch {
    return null;
  }
}

export function findMember(cache: Database, id: string): Customer | null {
  const row = cache.get('SELECT facts FROM member WHERE id = @id', { id });
  return row ? readMember(row) : null;
}

const afterPrefix = (prefix: string) => `${prefix}\u{10ffff}`;

/** Members whose identifier begins with, or whose number ends in, or whose name has words beginning with the text. */
export function searchMembers(cache: Database, text: string, limit: number): Customer[] {
  const ids = new Set<string>();
  const collect = (rows: Row[]) => {
    for (const row of rows) if (ids.size < limit) ids.add(String(row.member_id));
  };
  const trimmed = text.trim().toLowerCase();
  const digits = plainDigits(trimmed);
  const numeric = /^\d{3,}$/.test(digits);
  const prefixes = new Set([trimmed, ...(numeric ? [digits, digits.replace(/^0+/, '')] : [])]);
  for (const prefix of prefixes) {
    if (prefix === '') continue;
    collect(
      cache.all(
        'SELECT DISTINCT member_id FROM member_identifier WHERE value >= @from AND value < @to LIMIT @limit',
        { from: prefix, to: afterPrefix(prefix), limit },
      ),
    );
  }
  if (numeric && digits.length === endingLength) {
    collect(
      cache.all('SELECT member_id FROM member_ending WHERE ending = @digits LIMIT @limit', { digits, limit }),
    );
  }
  // without its country code, or with another zero before it
  const national = digits.replace(/^0+/, '');
  if (numeric && national.length >= nationalLength) collect(endingIn(cache, national, limit));
  if (!numeric) collect(searchNames(cache, nameWords(trimmed), limit));
  return [...ids].map((id) => findMember(cache, id)).filter((member) => member !== null);
}

/** Members with a number that ends so: the last digits leave few, whose numbers are looked at. */
function endingIn(cache: Database, digits: string, limit: number): Row[] {
  return cache.all(
    `SELECT DISTINCT ending.member_id FROM member_ending ending
       JOIN member_identifier number ON number.member_id = ending.member_id
     WHERE ending.ending = @ending AND substr(number.value, -@length) = @digits LIMIT @limit`,
    { ending: digits.slice(-endingLength), digits, length: digits.length, limit },
  );
}

/** Members seen here last, newest first. */
export function listRecentMembers(cache: Database, limit: number): Customer[] {
  return cache
    .all('SELECT facts FROM member ORDER BY seen_at DESC LIMIT @limit', { limit })
    .map(readMember)
    .filter((member) => member !== null);
}

/** Every typed word must begin a word of the name; the one that leaves the fewest rows leads. */
function searchNames(cache: Database, words: string[], limit: number): Row[] {
  const counted = words.slice(0, 4).map((word) => ({ word, many: countBeginning(cache, word) }));
  const [lead, ...others] = counted.sort((one, other) => one.many - other.many).map(({ word }) => word);
  if (lead === undefined) return [];
  const values: Record<string, string | number> = {
    from: lead,
    to: afterPrefix(lead),
    limit,
    most: mostLookedAt,
  };
  const conditions = others.map((word, index) => {
    values[`from${index}`] = word;
    values[`to${index}`] = afterPrefix(word);
    return `EXISTS (SELECT 1 FROM member_word also WHERE also.member_id = lead.member_id
      AND also.word >= @from${index} AND also.word < @to${index})`;
  });
  return cache.all(
    `SELECT DISTINCT lead.member_id FROM
       (SELECT member_id FROM member_word WHERE word >= @from AND word < @to LIMIT @most) lead
     WHERE ${['TRUE', ...conditions].join(' AND ')} LIMIT @limit`,
    values,
  );
}

function countBeginning(cache: Database, word: string): number {
  const row = cache.get(
    `SELECT COUNT(*) AS many FROM (SELECT 1 FROM member_word WHERE word >= @from AND word < @to LIMIT @most)`,
    { from: word, to: afterPrefix(word), most: mostLookedAt },
  );
  return Number(row?.many);
}

/** The one member with exactly this identifier; null when none or several have it. */
export function findMemberByIdentifier(cache: Database, identifier: Identifier): Customer | null {
  if (identifier.type === 'id') return findMember(cache, identifier.value);
  const rows = cache.all(
    'SELECT member_id FROM member_identifier WHERE value = @value AND type = @type LIMIT 2',
    { value: identifier.value.toLowerCase(), type: identifier.type },
  );
  const only = rows.length === 1 ? rows[0] : undefined;
  return only ? findMember(cache, String(only.member_id)) : null;
}

export function forgetMember(cache: Database, id: string): void {
  cache.transaction(() => {
    for (const table of ['member_identifier', 'member_ending', 'member_word'])
      cache.run(`DELETE FROM ${table} WHERE member_id = @id`, { id });
    cache.run('DELETE FROM member WHERE id = @id', { id });
  });
}
