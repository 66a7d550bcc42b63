/**
 * Brings news to the stores that show it: pushes of the program, the people who come and go, the screens that open.
 * Started once by `main.tsx`; everything that reads because something happened is said here, and nowhere in a component.
 */
import type { Entry } from '../../src-main/contract/entries.ts';
import type { StaffMember } from '../../src-main/contract/session.ts';
import type { Door, DoorEvent } from '../bridge/door.ts';
import { atMostEvery } from './at-most-every.ts';
import type { ScreenName } from './screen-store.ts';
import { type SessionState, sessionOf } from './session-store.ts';
import type { SharedStores } from './shared-stores.ts';

/** News of entries is brought at once after a pause, and then at most so often. */
const entriesEveryMs = 150;

interface Place {
  /** Signed in here, covered or not. */
  person: StaffMember | null;
  isCovered: boolean;
}

function placeOf(state: SessionState): Place {
  const session = sessionOf(state);
  const covered = session?.staff ? null : (session?.covered ?? null);
  return { person: session?.staff ?? covered, isCovered: covered !== null };
}

/** What each screen wants to be told. */
export interface ScreenNews {
  entry: (entry: Entry) => void;
  /** The line, the counts or the money at risk changed. */
  status: () => void;
  /** Somebody signed in, or everything may have changed. */
  readAgain: () => void;
  /** Nobody is signed in any more. `keep`: the next person may go on with what is on the counter. */
  leave: (keep: boolean) => void;
  /** This person’s work stays, covered or handed over. */
  leftBy: (person: StaffMember) => void;
  /** This person works here now. */
  takenUpBy: (person: StaffMember) => void;
  /** The queue's file turned out to be damaged. */
  damaged: () => void;
  opened: (screen: ScreenName) => void;
  openEntry: (entryId: string) => void;
}

/** @param later runs an action after so many milliseconds; answers how to call it off. */
export function followNews(
  door: Door,
  shared: SharedStores,
  screens: ScreenNews,
  later: (action: () => void, ms: number) => () => void,
): () => void {
  const { session, status, recent, goodwill, slip, settings, screen, connection, appearance } = shared;

  const readWork = () => {
    void recent.getState().read();
    void settings.getState().read();
    void shared.asked.getState().read();
    screens.readAgain();
  };

  /** The newest news of each entry that was not brought yet: a long queue that is sent must not keep the page busy. */
  const waiting = new Map<string, Entry>();
  const bring = atMostEvery(
    entriesEveryMs,
    () => {
      const news = [...waiting.values()];
      waiting.clear();
      for (const entry of news) {
        recent.getState().take(entry);
        goodwill.getState().hear(entry);
        slip.getState().hear(entry);
        screens.entry(entry);
      }
    },
    later,
  );

  const hear = (event: DoorEvent) => {
    switch (event.type) {
      case 'status':
        status.getState().take(event.status);
        screens.status();
        return;
      case 'entry':
        waiting.set(event.entry.id, event.entry);
        bring();
        return;
      case 'session':
        void session.getState().read();
        return;
      case 'counter':
        void shared.asked.getState().read();
        return;
      case 'lost':
        status.getState().lose();
        // A program that was started again lets nobody in by the old link: then there is something to say about it.
        void session.getState().read();
        return;
      case 'reconnected':
        void session.getState().read();
        void status.getState().read();
        if (sessionOf(session.getState())?.staff) readWork();
        return;
      default:
        event satisfies never;
    }
  };

  function forgetWork(keep: boolean) {
    waiting.clear();
    recent.getState().forget();
    connection.getState().forget();
    goodwill.getState().close();
    slip.getState().close();
    shared.asked.getState().forget();
    screen.getState().leave();
    screens.leave(keep);
  }

  /** What is covered stays as it is for who comes back; somebody else finds the counter only, and is told whose it is. */
  function changePerson(now: Place, before: Place, isHandingOver: boolean) {
    const isSame = now.person?.id === before.person?.id;
    if (isSame && now.isCovered === before.isCovered) return;
    if (now.person === null) {
      if (before.person !== null && isHandingOver) screens.leftBy(before.person);
      forgetWork(isHandingOver);
      return;
    }
    if (now.isCovered) {
      shared.approval.getState().cancel();
      screens.leftBy(now.person);
      return;
    }
    if (before.person !== null && !isSame) forgetWork(before.isCovered);
    screens.takenUpBy(now.person);
    void status.getState().read();
    readWork();
  }

  const endings = [
    door.subscribe(hear),
    session.subscribe((now, before) => {
      if (sessionOf(now)?.recovery && !sessionOf(before)?.recovery) screens.damaged();
      changePerson(placeOf(now), placeOf(before), now.handingOver);
    }),
    settings.subscribe((now, before) => {
      if (now.shown === before.shown || now.shown.shows !== 'known') return;
      appearance.getState().take(now.shown.settings.appearance);
      if (before.shown.shows !== 'known') connection.getState().begin(now.shown.connection);
    }),
    screen.subscribe((now, before) => {
      if (now.screen !== before.screen) screens.opened(now.screen);
      if (now.wish !== null && now.wish !== before.wish) screens.openEntry(now.wish.entryId);
    }),
  ];
  return () => {
    for (const end of endings) end();
  };
}
