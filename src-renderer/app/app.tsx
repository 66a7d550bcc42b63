/** Decides what stands in the window: opening, no way in, set-up, sign-in, connecting, or the screens. */
import { lazy, type ReactNode, Suspense } from 'react';
import { useStore } from 'zustand';
import type { Session } from '../../src-main/contract/session.ts';
import type { AuditStore } from '../features/audit/audit-store.ts';
import type { BillsStores } from '../features/bills/bills-stores.ts';
import { CounterScreen } from '../features/counter/counter-screen.tsx';
import type { CounterStore } from '../features/counter/counter-store.ts';
import type { CouponsStores } from '../features/coupons/coupons-stores.ts';
import { DeskScreen } from '../features/desk/desk-screen.tsx';
import type { DeskStore } from '../features/desk/desk-store.ts';
import { QueueScreen } from '../features/queue/queue-screen.tsx';
import type { QueueStore } from '../features/queue/queue-store.ts';
import type { RecoveryStore } from '../features/recovery/recovery-store.ts';
import { ConnectScreen } from '../features/set-up/connect-screen.tsx';
import { SetUpScreen } from '../features/set-up/set-up-screen.tsx';
import type { SetUpStore } from '../features/set-up/set-up-store.ts';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import type { SettingsScreenStores } from '../features/settings/settings-screen-stores.ts';
import { ShiftScreen } from '../features/shift/shift-screen.tsx';
import type { ShiftStore } from '../features/shift/shift-store.ts';
import { SignInScreen } from '../features/sign-in/sign-in-screen.tsx';
import type { SignInStore } from '../features/sign-in/sign-in-store.ts';
import { Look } from '../ui/look.tsx';
import { directionOf } from '../words/figures.ts';
import { schemeOf } from './appearance-store.ts';
import { Frame } from './frame.tsx';
import { NoWayIn, Opening } from './no-way-in.tsx';
import { SharedProvider } from './shared-context.tsx';
import type { SharedStores } from './shared-stores.ts';
import { TrainingFrame } from './training-frame.tsx';

/** Hardly anybody ever sees it, so nobody waits for it. */
const RecoveryScreen = lazy(() =>
  import('../features/recovery/recovery-screen.tsx').then(({ RecoveryScreen: screen }) => ({
    default: screen,
  })),
);

/** Managers only, and not every day. */
const AuditScreen = lazy(() =>
  import('../features/audit/audit-screen.tsx').then(({ AuditScreen: screen }) => ({ default: screen })),
);

/** Away from the counter: not every day. */
const CouponsScreen = lazy(() =>
  import('../features/coupons/coupons-screen.tsx').then(({ CouponsScreen: screen }) => ({ default: screen })),
);

/** Opened now and then, from the counter. */
const MemberDialogs = lazy(() =>
  import('../features/member/member-dialogs.tsx').then(({ MemberDialogs: dialogs }) => ({
    default: dialogs,
  })),
);

/** In shops whose point-of-sale program sends its bills, hardly ever. */
const BillsScreen = lazy(() =>
  import('../features/bills/bills-screen.tsx').then(({ BillsScreen: screen }) => ({ default: screen })),
);

/** The same. */
const PointsDialog = lazy(() =>
  import('../features/points/points-dialog.tsx').then(({ PointsDialog: dialog }) => ({ default: dialog })),
);

export interface ScreenStores {
  audit: AuditStore;
  bills: BillsStores;
  coupons: CouponsStores;
  recovery: RecoveryStore;
  signIn: SignInStore;
  setUp: SetUpStore;
  counter: CounterStore;
  queue: QueueStore;
  desk: DeskStore;
  shift: ShiftStore;
  settings: SettingsScreenStores;
}

export function App({ shared, screens }: { shared: SharedStores; screens: ScreenStores }) {
  const shown = useStore(shared.session, (state) => state.shown);
  const scheme = useStore(shared.appearance, schemeOf);
  const locale = shown.shows === 'read' ? shown.session.locale : 'en';
  return (
    <Look scheme={scheme} direction={directionOf(locale)}>
      <SharedProvider stores={shared}>
        {shown.shows === 'opening' && <Opening />}
        {shown.shows === 'failed' && (
          <NoWayIn failure={shown.failure} onAgain={() => void shared.session.getState().read()} />
        )}
        {shown.shows === 'read' && <Inside session={shown.session} shared={shared} screens={screens} />}
      </SharedProvider>
    </Look>
  );
}

interface InsideProps {
  session: Session;
  shared: SharedStores;
  screens: ScreenStores;
}

function Inside({ session, shared, screens }: InsideProps) {
  const { screen, connectLater } = useStore(shared.screen);
  const alone = (content: ReactNode) => <TrainingFrame mode={session.mode}>{content}</TrainingFrame>;
  const isEnrolling = useStore(shared.enrol, ({ shown }) => shown.shows !== 'closed');
  const isCardOpen = useStore(shared.memberCard, ({ shown }) => shown.shows !== 'closed');
  const isMemberOpen = isEnrolling || isCardOpen;
  const hasPoints = useStore(shared.points, ({ shown: of }) => of.shows !== 'closed');
  const recovering = useStore(screens.recovery, ({ shown }) => shown.shows === 'done');
  if (session.recovery || recovering) {
    return alone(
      <Suspense fallback={<Opening />}>
        <RecoveryScreen store={screens.recovery} />
      </Suspense>,
    );
  }
  if (!session.setUp) return alone(<SetUpScreen store={screens.setUp} />);
  if (!session.staff) return alone(<SignInScreen store={screens.signIn} />);
  if (!session.connected && session.staff.role === 'manager' && !connectLater) {
    return alone(<ConnectScreen />);
  }
  return (
    <Frame>
      {screen === 'counter' && <CounterScreen store={screens.counter} onBill={screens.bills.take} />}
      {screen === 'queue' && <QueueScreen store={screens.queue} />}
      {screen === 'desk' && <DeskScreen store={screens.desk} />}
      {screen === 'shift' && <ShiftScreen store={screens.shift} />}
      {screen === 'coupons' && (
        <Suspense fallback={null}>
          <CouponsScreen stores={screens.coupons} />
        </Suspense>
      )}
      {screen === 'bills' && (
        <Suspense fallback={null}>
          <BillsScreen stores={screens.bills} />
        </Suspense>
      )}
      {screen === 'audit' && (
        <Suspense fallback={null}>
          <AuditScreen store={screens.audit} />
        </Suspense>
      )}
      {screen === 'settings' && <SettingsScreen stores={screens.settings} />}
      {isMemberOpen && (
        <Suspense fallback={null}>
          <MemberDialogs />
        </Suspense>
      )}
      {hasPoints && (
        <Suspense fallback={null}>
          <PointsDialog />
        </Suspense>
      )}
    </Frame>
  );
}
