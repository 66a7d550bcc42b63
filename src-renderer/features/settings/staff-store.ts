/** The people of this till: listing, adding and retiring them. A new PIN is dropped with the answer. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Failure } from '../../../src-main/contract/result.ts';
import type { Role, StaffMember } from '../../../src-main/contract/session.ts';
import type { Call } from '../../app/call.ts';

export type StaffShown =
  | { shows: 'reading' }
  | { shows: 'failed'; failure: Failure }
  | { shows: 'known'; staff: StaffMember[]; lockedMs: number | null };

export type StaffAct =
  | { does: 'nothing' }
  | { does: 'adding' }
  | { does: 'added'; name: string }
  | { does: 'sure'; member: StaffMember }
  | { does: 'retired'; name: string }
  | { does: 'made'; member: StaffMember }
  /** A new PIN is being typed for this person. */
  | { does: 'typing-pin'; member: StaffMember; pin: string; failure: Failure | null }
  | { does: 'pin-given'; name: string }
  | { does: 'unlocked' }
  | { does: 'failed'; failure: Failure };

export interface NewPerson {
  name: string;
  role: Role;
  pin: string;
}

export interface StaffState {
  shown: StaffShown;
  act: StaffAct;
  person: NewPerson;
  read: () => Promise<void>;
  change: (change: Partial<NewPerson>) => void;
  add: () => Promise<void>;
  askRetire: (member: StaffMember) => void;
  keep: () => void;
  retire: () => Promise<void>;
  makeRole: (member: StaffMember, role: Role) => Promise<void>;
  typeNewPin: (member: StaffMember, pin: string) => void;
  giveNewPin: () => Promise<void>;
  unlock: () => Promise<void>;
  forget: () => void;
}

export type StaffStore = StoreApi<StaffState>;

const listed = (staff: StaffMember[]): StaffShown => ({ shows: 'known', staff, lockedMs: null });

const nobody: NewPerson = { name: '', role: 'cashier', pin: '' };

export function createStaffStore(call: Call): StaffStore {
  return createStore<StaffState>((set, get) => ({
    shown: { shows: 'reading' },
    act: { does: 'nothing' },
    person: nobody,
    read: async () => {
      const answer = await call('listStaff', {});
      set({
        shown: answer.ok ? { shows: 'known', ...answer.value } : { shows: 'failed', failure: answer.failure },
      });
    },
    change: (change) => set({ person: { ...get().person, ...change }, act: { does: 'nothing' } }),
    add: async () => {
      const { person, act } = get();
      if (act.does === 'adding') return;
      set({ act: { does: 'adding' } });
      const answer = await call('addStaff', person);
      if (!answer.ok) {
        set({ act: { does: 'failed', failure: answer.failure }, person: { ...person, pin: '' } });
        return;
      }
      set({ act: { does: 'added', name: answer.value.name }, person: nobody });
      await get().read();
    },
    askRetire: (member) => set({ act: { does: 'sure', member } }),
    keep: () => set({ act: { does: 'nothing' } }),
    retire: async () => {
      const { act } = get();
      if (act.does !== 'sure') return;
      const answer = await call('retireStaff', { id: act.member.id });
      if (answer.ok) {
        set({ shown: listed(answer.value.staff), act: { does: 'retired', name: act.member.name } });
      } else set({ act: { does: 'failed', failure: answer.failure } });
    },
    makeRole: async (member, role) => {
      const answer = await call('changeRole', { id: member.id, role });
      if (answer.ok)
        set({ shown: listed(answer.value.staff), act: { does: 'made', member: { ...member, role } } });
      else set({ act: { does: 'failed', failure: answer.failure } });
    },
    typeNewPin: (member, pin) => set({ act: { does: 'typing-pin', member, pin, failure: null } }),
    giveNewPin: async () => {
      const { act } = get();
      if (act.does !== 'typing-pin') return;
      const answer = await call('resetPin', { id: act.member.id, pin: act.pin });
      if (answer.ok) set({ act: { does: 'pin-given', name: answer.value.name } });
      else set({ act: { ...act, pin: '', failure: answer.failure } });
    },
    unlock: async () => {
      const answer = await call('unlockSignIn', {});
      set({ act: answer.ok ? { does: 'unlocked' } : { does: 'failed', failure: answer.failure } });
      await get().read();
    },
    forget: () => set({ shown: { shows: 'reading' }, act: { does: 'nothing' }, person: nobody }),
  }));
}
