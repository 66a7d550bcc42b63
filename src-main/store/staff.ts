/** Who can sign in. PINs are here only as hashes; a retired person's row stays for the records. */
import { type Role, role, type StaffMember } from '../contract/session.ts';
import { addAudit } from './audit.ts';
import type { Database } from './database.ts';

export interface StaffRow extends StaffMember {
  pinHash: string;
}

const read = (row: Record<string, unknown>): StaffRow => ({
  id: String(row.id),
  name: String(row.name),
  role: role.parse(row.role),
  pinHash: String(row.pin_hash),
});

export function listStaffRows(ledger: Database): StaffRow[] {
  return ledger.all('SELECT * FROM staff WHERE retired_at IS NULL ORDER BY name, id').map(read);
}

/** Who could sign in by another ledger, instead of whoever is here. Only for a ledger that is kept nowhere. */
export function takeOverStaff(ledger: Database, staff: readonly StaffRow[]): void {
  ledger.transaction(() => {
    ledger.run('DELETE FROM staff');
    for (const { id, name, role, pinHash } of staff) {
      ledger.run(
        'INSERT INTO staff (id, name, role, pin_hash, created_at) VALUES (@id, @name, @role, @pinHash, 0)',
        { id, name, role, pinHash },
      );
    }
  });
}

export function hasStaff(ledger: Database): boolean {
  return ledger.get('SELECT 1 AS one FROM staff LIMIT 1') !== undefined;
}

export function addStaffRow(
  ledger: Database,
  person: { id: string; name: string; role: Role; pinHash: string },
  by: string,
  at: number,
): void {
  ledger.transaction(() => {
    ledger.run(
      'INSERT INTO staff (id, name, role, pin_hash, created_at) VALUES (@id, @name, @role, @pinHash, @at)',
      { ...person, at },
    );
    addAudit(ledger, {
      at,
      who: by,
      action: 'staff.added',
      subject: person.id,
      detail: { name: person.name, role: person.role },
    });
  });
}

export function changeRoleRow(ledger: Database, change: { id: string; role: Role; by: string; at: number }) {
  const { id, role: next, by, at } = change;
  ledger.transaction(() => {
    ledger.run('UPDATE staff SET role = @next WHERE id = @id AND retired_at IS NULL', { id, next });
    addAudit(ledger, { at, who: by, action: 'staff.role-changed', subject: id, detail: { role: next } });
  });
}

export function resetPinRow(
  ledger: Database,
  change: { id: string; pinHash: string; by: string; at: number },
) {
  const { id, pinHash, by, at } = change;
  ledger.transaction(() => {
    ledger.run('UPDATE staff SET pin_hash = @pinHash WHERE id = @id AND retired_at IS NULL', { id, pinHash });
    addAudit(ledger, { at, who: by, action: 'staff.pin-reset', subject: id, detail: {} });
  });
}

export function retireStaffRow(ledger: Database, id: string, by: string, at: number): boolean {
  return ledger.transaction(() => {
    const changed = ledger.run('UPDATE staff SET retired_at = @at WHERE id = @id AND retired_at IS NULL', {
      id,
      at,
    });
    if (changed === 1) addAudit(ledger, { at, who: by, action: 'staff.retired', subject: id, detail: {} });
    return changed === 1;
  });
}
