/** The stores that more than one screen reads, made once by `main.tsx` and handed on as arguments. */
import type { Door } from '../bridge/door.ts';
import { type AppearanceStore, createAppearanceStore, type Memory } from './appearance-store.ts';
import { type ApprovalStore, createApprovalStore } from './approval-store.ts';
import { type AskedStore, createAskedStore } from './asked-store.ts';
import { type Call, watchSignIn } from './call.ts';
import { type ConnectionStore, createConnectionStore } from './connection-store.ts';
import { createEnrolStore, type EnrolStore } from './enrol-store.ts';
import { createGoodwillStore, type GoodwillStore } from './goodwill-store.ts';
import { createMemberCardStore, type MemberCardStore } from './member-card-store.ts';
import { createPointsStore, type PointsStore } from './points-store.ts';
import { createRecentStore, type RecentStore } from './recent-store.ts';
import { createScreenStore, type ScreenStore } from './screen-store.ts';
import { createSeenStore, type SeenStore } from './seen-store.ts';
import { createSessionStore, type SessionStore } from './session-store.ts';
import { createSettingsStore, type SettingsStore } from './settings-store.ts';
import { createSlipStore, type SlipStore } from './slip-store.ts';
import { createStatusStore, type StatusStore } from './status-store.ts';

export interface SharedStores {
  call: Call;
  session: SessionStore;
  status: StatusStore;
  recent: RecentStore;
  settings: SettingsStore;
  screen: ScreenStore;
  approval: ApprovalStore;
  asked: AskedStore;
  goodwill: GoodwillStore;
  points: PointsStore;
  enrol: EnrolStore;
  seen: SeenStore;
  memberCard: MemberCardStore;
  slip: SlipStore;
  connection: ConnectionStore;
  appearance: AppearanceStore;
}

export function createSharedStores(
  door: Door,
  memory: Memory,
  machine: { isDark: boolean; print: () => void; served: (customerId: string) => void },
): SharedStores {
  const session = createSessionStore(door.call);
  const readSession = () => session.getState().read();
  const call = watchSignIn(door.call, () => void readSession());
  const settings = createSettingsStore(call);
  const approval = createApprovalStore(call);
  return {
    call,
    session,
    settings,
    status: createStatusStore(call, readSession),
    recent: createRecentStore(call),
    screen: createScreenStore(),
    approval,
    asked: createAskedStore(call),
    goodwill: createGoodwillStore(call, approval, () => crypto.randomUUID()),
    points: createPointsStore(call, approval, () => crypto.randomUUID()),
    enrol: createEnrolStore(call, () => crypto.randomUUID(), machine.served),
    memberCard: createMemberCardStore(call, approval, () => crypto.randomUUID()),
    seen: createSeenStore(call),
    slip: createSlipStore(machine.print),
    connection: createConnectionStore(call, settings, readSession),
    appearance: createAppearanceStore(memory, machine.isDark),
  };
}
