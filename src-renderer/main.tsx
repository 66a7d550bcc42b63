/** Puts the page together: the door, the stores, the subscriptions, and the tree that shows them. */
import './bridge/no-code-from-text.ts';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App, type ScreenStores } from './app/app.tsx';
import { atMostEvery } from './app/at-most-every.ts';
import { followNews, type ScreenNews } from './app/follow-news.ts';
import { createIdleWatch } from './app/idle-watch.ts';
import { sessionOf } from './app/session-store.ts';
import { createSharedStores, type SharedStores } from './app/shared-stores.ts';
import { askBeforeUnload } from './bridge/before-unload.ts';
import { browserSurroundings } from './bridge/browser-surroundings.ts';
import { pickDoor } from './bridge/pick-door.ts';
import { createReadPiece } from './bridge/read-piece.ts';
import { createSaveFile } from './bridge/save-file.ts';
import { createAuditStore } from './features/audit/audit-store.ts';
import { createBillsStores } from './features/bills/bills-stores.ts';
import { listenToKeys } from './features/counter/counter-keys.ts';
import { memberOf } from './features/counter/counter-state.ts';
import { createCounterStore } from './features/counter/counter-store.ts';
import { openedCoupons } from './features/coupons/coupon-tabs.tsx';
import { createCouponsStores } from './features/coupons/coupons-stores.ts';
import { createDeskStore } from './features/desk/desk-store.ts';
import { createQueueStore } from './features/queue/queue-store.ts';
import { createRecoveryStore } from './features/recovery/recovery-store.ts';
import { createSetUpStore } from './features/set-up/set-up-store.ts';
import { createSettingsScreenStores } from './features/settings/settings-screen-stores.ts';
import { createShiftStore } from './features/shift/shift-store.ts';
import { createSignInStore } from './features/sign-in/sign-in-store.ts';
import { directionOf } from './words/figures.ts';
import { createTranslations } from './words/translations.ts';
import { WordsProvider } from './words/words-provider.tsx';

/** How often the desk and the shift are read again while news comes in, milliseconds. */
const readAgainMs = 1000;

function later(action: () => void, ms: number): () => void {
  const timer = setTimeout(action, ms);
  return () => clearTimeout(timer);
}

function createScreens(shared: SharedStores): ScreenStores {
  const { call, approval, session } = shared;
  const { take } = session.getState();
  const currency = () => sessionOf(session.getState())?.currency ?? 'GBP';
  const makesNumbers = () => sessionOf(session.getState())?.ownBillNumbers ?? false;
  const counter = createCounterStore({ call, approval, currency, makesNumbers });
  return {
    signIn: createSignInStore(call, take, () => Date.now()),
    recovery: createRecoveryStore(call, () => Date.now()),
    setUp: createSetUpStore(call, take),
    counter,
    queue: createQueueStore({ call, approval, later, save: createSaveFile(window) }),
    desk: createDeskStore(call),
    coupons: createCouponsStores({
      call,
      approval,
      save: createSaveFile(window),
      readPiece: createReadPiece(window),
      atCounter: () => memberOf(counter.getState()),
      later,
      newId: () => window.crypto.randomUUID(),
      currency,
      nowMs: () => Date.now(),
    }),
    bills: createBillsStores({
      call,
      approval,
      newId: () => window.crypto.randomUUID(),
      atCounter: () => memberOf(counter.getState()),
    }),
    audit: createAuditStore(call, createSaveFile(window)),
    shift: createShiftStore({ call, approval, newId: () => window.crypto.randomUUID() }),
    settings: createSettingsScreenStores(call, shared.settings),
  };
}

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no place for the program');
  const door = pickDoor(window.counterpart, () => browserSurroundings(window));
  const machine = window.matchMedia('(prefers-color-scheme: dark)');
  const shared = createSharedStores(door, window.localStorage, {
    isDark: machine.matches,
    print: () => window.print(),
    served: (customerId) => void screens.counter.getState().pickMember(customerId),
  });
  const screens = createScreens(shared);
  const translations = await createTranslations('en');

  machine.addEventListener('change', (event) => shared.appearance.getState().takeMachine(event.matches));
  shared.session.subscribe((state) => {
    const locale = sessionOf(state)?.locale;
    if (!locale || locale === translations.language) return;
    document.documentElement.lang = locale;
    document.documentElement.dir = directionOf(locale);
    void translations.changeLanguage(locale);
  });
  const isManager = () => sessionOf(shared.session.getState())?.staff?.role === 'manager';
  const readInFront = () => {
    const { screen } = shared.screen.getState();
    if (screen === 'desk') void screens.desk.getState().refresh();
    if (screen === 'shift') void screens.shift.getState().read();
    const isUp = shared.status.getState().status?.line.state === 'online';
    if (screen === 'coupons' && isUp) screens.coupons.series.getState().lineIsUp();
    if (screen === 'settings' && isManager()) {
      void screens.settings.backups.getState().read();
      void screens.settings.keys.getState().read();
      void screens.settings.programKeys.getState().read();
      void screens.settings.privacy.getState().read();
    }
  };
  const newsInFront = atMostEvery(readAgainMs, readInFront, later);
  const screenNews: ScreenNews = {
    entry: (entry) => {
      screens.counter.getState().takeEntry(entry);
      screens.queue.getState().takeEntry(entry);
      screens.bills.hear(entry);
      screens.coupons.lookUp.getState().hear(entry);
      screens.coupons.given.getState().hear(entry);
      newsInFront();
    },
    status: newsInFront,
    readAgain: () => {
      void shared.seen.getState().read();
      void screens.queue.getState().read();
      readInFront();
      if (isManager()) void screens.settings.staff.getState().read();
    },
    leftBy: (person) => screens.counter.getState().leftBy(person),
    takenUpBy: (person) => screens.counter.getState().takenUpBy(person),
    leave: (keep) => {
      shared.approval.getState().cancel();
      shared.enrol.getState().close();
      shared.seen.getState().forget();
      shared.memberCard.getState().close();
      if (!keep) screens.counter.getState().forget();
      screens.queue.getState().forget();
      screens.desk.getState().forget();
      screens.shift.getState().forget();
      screens.bills.forget();
      screens.coupons.lookUp.getState().forget();
      screens.coupons.given.getState().forget();
      screens.coupons.points.getState().forget();
      shared.points.getState().close();
      screens.coupons.series.getState().forget();
      screens.coupons.uploads.getState().forget();
      screens.coupons.offline.getState().forget();
      screens.audit.getState().forget();
      screens.settings.draft.getState().undo();
      screens.settings.staff.getState().forget();
      screens.settings.backups.getState().forget();
      screens.settings.keys.getState().forget();
      screens.settings.programKeys.getState().forget();
      screens.settings.privacy.getState().forget();
      screens.signIn.getState().reset();
    },
    damaged: () => void screens.recovery.getState().read(),
    opened: (screen) => {
      if (screen === 'queue') void screens.queue.getState().read();
      if (screen === 'bills') screens.bills.opened(isManager());
      if (screen === 'coupons') openedCoupons(screens.coupons, isManager());
      if (screen === 'audit') screens.audit.getState().open();
      readInFront();
      if (screen === 'counter') screens.counter.getState().focusAgain();
    },
    openEntry: (entryId) => void screens.queue.getState().open(entryId),
  };
  shared.asked.subscribe((now, before) => {
    const isInFront = shared.screen.getState().screen === 'counter';
    if (now.pending !== null && now.pending.id !== before.pending?.id) {
      if (isInFront && screens.counter.getState().isFree()) void now.answer(true);
    }
    if (now.taken !== null && now.taken !== before.taken) {
      shared.screen.getState().open('counter');
      void screens.counter.getState().openAsked(now.taken);
    }
  });
  screens.counter.subscribe(({ found }, { found: before }) => {
    if (found.shows === 'idle' && before.shows === 'member') void shared.seen.getState().read();
  });
  followNews(door, shared, screenNews, later);
  const idle = createIdleWatch({
    limitMs: () => {
      const session = sessionOf(shared.session.getState());
      return session?.staff ? session.idleLockMs : 0;
    },
    now: () => performance.now(),
    later,
    cover: () => void shared.session.getState().cover(),
    stay: () => void shared.call('stayHere', {}),
  });
  for (const name of ['pointerdown', 'keydown', 'wheel']) {
    window.addEventListener(name, idle.active, { capture: true, passive: true });
  }
  listenToKeys(window, {
    counter: screens.counter,
    screen: shared.screen,
    approval: shared.approval,
    working: () => Boolean(sessionOf(shared.session.getState())?.staff),
  });
  if (!window.counterpart)
    askBeforeUnload(window, () => (shared.status.getState().status?.counts.waiting ?? 0) > 0);
  // A new link opened in this very window changes only what is after `#`: take its token too.
  window.addEventListener('hashchange', () => {
    if (window.location.hash.startsWith('#token=')) window.location.reload();
  });

  createRoot(root).render(
    <I18nextProvider i18n={translations}>
      <WordsProvider>
        <App shared={shared} screens={screens} />
      </WordsProvider>
    </I18nextProvider>,
  );
  void shared.session.getState().read();
  void shared.status.getState().read();
}

void start();
