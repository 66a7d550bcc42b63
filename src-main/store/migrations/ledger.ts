/** The ledger's shape, step by step. Ids and codes are TEXT; money is whole minor units; times are epoch ms. */
import type { Migration } from '../migrate.ts';

export const ledgerMigrations: Migration[] = [
  {
    name: '001 entries, history, audit, staff, approvals, facts',
    statements: [
      `CREATE TABLE fact (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT`,
      `CREATE TABLE entry (
        ordinal INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        lane TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('queued','sending','in-doubt','confirmed','rejected','withdrawn')),
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        created_mono INTEGER NOT NULL,
        created_boot TEXT NOT NULL,
        server_ahead INTEGER,
        customer_id TEXT NOT NULL,
        customer_name TEXT NOT NULL,
        code TEXT NOT NULL,
        description TEXT NOT NULL,
        bill_number TEXT NOT NULL,
        bill_amount INTEGER NOT NULL,
        currency TEXT NOT NULL,
        money_off INTEGER,
        request TEXT NOT NULL,
        till_decision TEXT NOT NULL CHECK (till_decision IN ('asked','accepted','refused')),
        till_by TEXT NOT NULL,
        approved_by TEXT,
        by_offline_rules INTEGER NOT NULL,
        till_reasons TEXT NOT NULL,
        reference TEXT,
        platform_code INTEGER,
        platform_message TEXT,
        request_id TEXT,
        decided_at INTEGER,
        attempts INTEGER NOT NULL DEFAULT 0,
        lost_attempts INTEGER NOT NULL DEFAULT 0,
        hint INTEGER,
        last_attempt_at INTEGER,
        last_attempt_mono INTEGER,
        last_attempt_boot TEXT,
        desk TEXT CHECK (desk IN ('open','closed'))
      ) STRICT`,
      `CREATE INDEX entry_live ON entry (lane, ordinal) WHERE state IN ('queued','sending','in-doubt')`,
      // an entry enters this one only when it ends, so accepting pays nothing for it
      `CREATE INDEX entry_ended ON entry (state) WHERE state IN ('confirmed','rejected','withdrawn')`,
      `CREATE INDEX entry_desk ON entry (ordinal) WHERE desk = 'open'`,
      'CREATE INDEX entry_code ON entry (code, created_at)',
      'CREATE INDEX entry_reference ON entry (reference) WHERE reference IS NOT NULL',
      'CREATE INDEX entry_customer ON entry (customer_id, created_at)',
      `CREATE TABLE history (
        entry_id TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
        line INTEGER NOT NULL,
        at INTEGER NOT NULL,
        mono INTEGER NOT NULL,
        boot TEXT NOT NULL,
        from_state TEXT,
        to_state TEXT NOT NULL,
        event TEXT NOT NULL,
        detail TEXT NOT NULL,
        request_id TEXT,
        PRIMARY KEY (entry_id, line)
      ) STRICT, WITHOUT ROWID`,
      `CREATE TABLE audit (
        ordinal INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        who TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        detail TEXT NOT NULL
      ) STRICT`,
      `CREATE TABLE staff (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('cashier','manager')),
        pin_hash TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        retired_at INTEGER
      ) STRICT`,
      `CREATE TABLE approval (
        id TEXT PRIMARY KEY,
        operation TEXT NOT NULL,
        input_digest TEXT NOT NULL,
        caller TEXT NOT NULL,
        manager_id TEXT NOT NULL REFERENCES staff (id),
        manager_name TEXT NOT NULL,
        created_mono INTEGER NOT NULL,
        boot TEXT NOT NULL,
        used_at INTEGER
      ) STRICT`,
    ],
  },
  {
    name: '002 the desk: what kind of case, since when, how it was closed; shifts',
    statements: [
      'ALTER TABLE entry ADD COLUMN first_doubt_at INTEGER',
      'ALTER TABLE entry ADD COLUMN desk_kind TEXT',
      'ALTER TABLE entry ADD COLUMN desk_opened_at INTEGER',
      'ALTER TABLE entry ADD COLUMN desk_closed_at INTEGER',
      'ALTER TABLE entry ADD COLUMN desk_closed_by TEXT',
      'ALTER TABLE entry ADD COLUMN desk_action TEXT',
      'ALTER TABLE entry ADD COLUMN desk_reason TEXT',
      `UPDATE entry SET desk_opened_at = updated_at, desk_kind =
         CASE state WHEN 'confirmed' THEN 'counted-after-refusal' ELSE 'refused-after-acceptance' END
       WHERE desk IS NOT NULL`,
      `CREATE TABLE shift (
        ordinal INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        opened_at INTEGER NOT NULL,
        opened_by TEXT NOT NULL,
        after_entry INTEGER NOT NULL,
        after_audit INTEGER NOT NULL,
        closed_at INTEGER,
        closed_by TEXT,
        figures TEXT,
        comparison TEXT
      ) STRICT`,
      `CREATE INDEX audit_counted ON audit (action, ordinal) WHERE action IN ('coupons.checked','redeem.told-refused')`,
      `CREATE INDEX entry_desk_closed ON entry (desk_closed_at) WHERE desk = 'closed'`,
    ],
  },
  {
    name: '003 own bill numbers: counters by local date and epoch, marks, other tills under this till’s name',
    statements: [
      `CREATE TABLE bill_mark (
        ordinal INTEGER PRIMARY KEY,
        mark TEXT NOT NULL UNIQUE,
        epoch INTEGER NOT NULL,
        made_at INTEGER NOT NULL
      ) STRICT`,
      `CREATE TABLE bill_day (
        day TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        last INTEGER NOT NULL,
        PRIMARY KEY (day, epoch)
      ) STRICT, WITHOUT ROWID`,
      `CREATE TABLE name_sharer (
        number TEXT PRIMARY KEY,
        mark TEXT NOT NULL,
        seen_at INTEGER NOT NULL,
        looked_at INTEGER,
        looked_by TEXT,
        reason TEXT
      ) STRICT`,
    ],
  },
  {
    name: '004 the record of what was done is chained, and only ever added to',
    statements: [
      // null until it is sealed; older lines are, at the first start that knows the key
      'ALTER TABLE audit ADD COLUMN mac TEXT',
      `CREATE TRIGGER audit_not_changed BEFORE UPDATE ON audit WHEN OLD.mac IS NOT NULL
       BEGIN SELECT RAISE(ABORT, 'a line of the record is never changed'); END`,
      `CREATE TRIGGER audit_not_deleted BEFORE DELETE ON audit
       BEGIN SELECT RAISE(ABORT, 'a line of the record is never deleted'); END`,
    ],
  },
  {
    name: '005 files of coupons that were sent, and redemptions taken out in a file',
    statements: [
      `CREATE TABLE upload (
        ordinal INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        series_id TEXT NOT NULL,
        file_name TEXT NOT NULL,
        sent_name TEXT NOT NULL,
        digest TEXT NOT NULL,
        rows INTEGER NOT NULL,
        left_out INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('sending','arrived','unknown','not-sent','refused','not-there')),
        made_at INTEGER NOT NULL,
        made_by TEXT NOT NULL,
        job TEXT,
        words TEXT,
        taken_out_id TEXT
      ) STRICT`,
      'CREATE INDEX upload_digest ON upload (series_id, digest)',
      `CREATE TABLE taken_out (
        ordinal INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        series_id TEXT NOT NULL,
        till_number TEXT NOT NULL,
        note TEXT NOT NULL,
        taken_at INTEGER NOT NULL,
        taken_by TEXT NOT NULL,
        settled_at INTEGER
      ) STRICT`,
      `CREATE TABLE taken_out_entry (
        entry_id TEXT PRIMARY KEY,
        taken_out_id TEXT NOT NULL,
        code TEXT NOT NULL
      ) STRICT, WITHOUT ROWID`,
      'CREATE INDEX taken_out_code ON taken_out_entry (code)',
      'CREATE INDEX taken_out_file ON taken_out_entry (taken_out_id)',
    ],
  },
  {
    name: '006 keys of point-of-sale programs, as keyed hashes',
    statements: [
      `CREATE TABLE program_key (
        ordinal INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        scopes TEXT NOT NULL,
        hash TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        made_by TEXT NOT NULL,
        last_used_at INTEGER,
        revoked_at INTEGER
      ) STRICT`,
    ],
  },
  {
    name: '007 members enrolled here: who they are at Capillary',
    statements: [
      `CREATE TABLE new_member (
        local_id TEXT PRIMARY KEY,
        platform_id TEXT NOT NULL,
        identifier TEXT,
        settled_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID`,
      'CREATE INDEX new_member_platform ON new_member (platform_id)',
      `CREATE INDEX entry_enrolment ON entry (lane) WHERE kind = 'enrol-member'`,
    ],
  },
  {
    name: '008 what a bill brought, and bills found by their number',
    statements: [
      'ALTER TABLE entry ADD COLUMN won TEXT',
      `CREATE INDEX entry_bill ON entry (bill_number) WHERE kind = 'add-bill'`,
    ],
  },
];
