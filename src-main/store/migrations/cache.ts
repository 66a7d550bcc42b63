/** The cache's shape. All of it can be read from Capillary again, so a change may simply start it anew. */
import type { Migration } from '../migrate.ts';

export const cacheMigrations: Migration[] = [
  {
    name: '001 members, their words and identifiers, coupons, series',
    statements: [
      `CREATE TABLE member (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        facts TEXT NOT NULL,
        seen_at INTEGER NOT NULL,
        coupons_seen_at INTEGER
      ) STRICT`,
      'CREATE INDEX member_seen ON member (seen_at)',
      `CREATE TABLE member_identifier (
        value TEXT NOT NULL,
        type TEXT NOT NULL,
        member_id TEXT NOT NULL REFERENCES member (id) ON DELETE CASCADE,
        PRIMARY KEY (value, type, member_id)
      ) STRICT, WITHOUT ROWID`,
      'CREATE INDEX member_identifier_member ON member_identifier (member_id)',
      `CREATE TABLE member_ending (
        ending TEXT NOT NULL,
        member_id TEXT NOT NULL REFERENCES member (id) ON DELETE CASCADE,
        PRIMARY KEY (ending, member_id)
      ) STRICT, WITHOUT ROWID`,
      'CREATE INDEX member_ending_member ON member_ending (member_id)',
      `CREATE TABLE member_word (
        word TEXT NOT NULL,
        member_id TEXT NOT NULL REFERENCES member (id) ON DELETE CASCADE,
        PRIMARY KEY (word, member_id)
      ) STRICT, WITHOUT ROWID`,
      'CREATE INDEX member_word_member ON member_word (member_id)',
      `CREATE TABLE coupon (
        code TEXT NOT NULL,
        holder_id TEXT NOT NULL,
        series_id TEXT,
        facts TEXT NOT NULL,
        seen_at INTEGER NOT NULL,
        PRIMARY KEY (code, holder_id)
      ) STRICT, WITHOUT ROWID`,
      'CREATE INDEX coupon_holder ON coupon (holder_id)',
      `CREATE TABLE series (
        id TEXT PRIMARY KEY,
        generic_code TEXT,
        facts TEXT NOT NULL,
        seen_at INTEGER NOT NULL
      ) STRICT`,
      'CREATE INDEX series_generic ON series (generic_code) WHERE generic_code IS NOT NULL',
    ],
  },
];
