/**
 * Who is signed in where. A sign-in belongs to the cookie, token or window it was made with; a restart ends all. After
 * a while without work, in running time, it is covered: nothing can be done in it until somebody enters a PIN there.
 */
import type { StaffMember } from '../contract/session.ts';
import type { Clock } from '../domain/clock.ts';

export interface Sessions {
  /** null = nobody, or covered. */
  staffOf: (caller: string) => StaffMember | null;
  /** Whose work is covered there. */
  coveredOf: (caller: string) => StaffMember | null;
  signIn: (caller: string, staff: StaffMember) => void;
  signOut: (caller: string) => void;
  /** Somebody did something there. */
  touch: (caller: string) => void;
  cover: (caller: string) => void;
  /** Ends every sign-in of a person, covered ones too. */
  end: (staffId: string) => void;
}

interface SignedIn {
  staff: StaffMember;
  lastMs: number;
  isCovered: boolean;
}

/** @param options.idleMs how long a sign-in lasts without work; 0 = for ever */
export function createSessions(options: {
  clock: Clock;
  idleMs: () => number;
  onChange: (caller: string) => void;
}): Sessions {
  const { clock, idleMs, onChange } = options;
  const signedIn = new Map<string, SignedIn>();

  function look(caller: string): SignedIn | null {
    const found = signedIn.get(caller);
    if (!found) return null;
    const limitMs = idleMs();
    if (limitMs > 0 && clock.monotonicMs() - found.lastMs >= limitMs) found.isCovered = true;
    return found;
  }

  return {
    staffOf: (caller) => {
      const found = look(caller);
      return found === null || found.isCovered ? null : found.staff;
    },
    coveredOf: (caller) => {
      const found = look(caller);
      return found?.isCovered ? found.staff : null;
    },
    signIn: (caller, { id, name, role }) => {
      signedIn.set(caller, { staff: { id, name, role }, lastMs: clock.monotonicMs(), isCovered: false });
      onChange(caller);
    },
    signOut: (caller) => {
      if (signedIn.delete(caller)) onChange(caller);
    },
    touch: (caller) => {
      const found = look(caller);
      if (found !== null && !found.isCovered) found.lastMs = clock.monotonicMs();
    },
    cover: (caller) => {
      const found = look(caller);
      if (found === null || found.isCovered) return;
      found.isCovered = true;
      onChange(caller);
    },
    end: (staffId) => {
      for (const [caller, { staff }] of [...signedIn]) {
        if (staff.id !== staffId) continue;
        signedIn.delete(caller);
        onChange(caller);
      }
    },
  };
}
