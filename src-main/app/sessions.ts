/** Who is signed in where. A sign-in belongs to the cookie, token or window it was made with; a restart ends all. */
import type { StaffMember } from '../contract/session.ts';

export interface Sessions {
  staffOf: (caller: string) => StaffMember | null;
  signIn: (caller: string, staff: StaffMember) => void;
  signOut: (caller: string) => void;
  end: (staffId: string) => void;
}

export function createSessions(onChange: (caller: string) => void): Sessions {
  const signedIn = new Map<string, StaffMember>();
  return {
    staffOf: (caller) => signedIn.get(caller) ?? null,
    signIn: (caller, { id, name, role }) => {
      signedIn.set(caller, { id, name, role });
      onChange(caller);
    },
    signOut: (caller) => {
      if (signedIn.delete(caller)) onChange(caller);
    },
    end: (staffId) => {
      for (const [caller, staff] of [...signedIn]) {
        if (staff.id !== staffId) continue;
        signedIn.delete(caller);
        onChange(caller);
      }
    },
  };
}
