/**
 * Brings news to the stores that show it: pushes of the program, the people who come and go, the screens that open.
 * Started once by `main.tsx`; everything that reads because something happened is said here, and nowhere in a component.
 */
import type { Entry } from '../../src-main/contract/entries.ts';
import type { Door, DoorEvent } from '../bridge/door.ts';
import { atMostEvery } from './at-most-every.ts';
import type { ScreenName } from './screen-store.ts';
import { sessionOf } from './session-store.ts';
import type { SharedStores } from './shared-stores.ts';

/** News of entries is brought at once after a pause, and then at most so often. */
const entriesEveryMs = 150;

/** What each screen wants to be told. */
export interface ScreenNews {
  entry: (entry: Entry) => void;
  /** The line, the counts or the money at risk changed. */
  status: () => void;
  /** Somebody signed in, or everything may have changed. */
  readAgain: () => void;
  /** Nobody is signed in any more. `keep`: the next person goes on with what is on the counter. */
  leave: (keep: boolean) => void;
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
  const { session, status, recent, goodwill, settings, screen, connection, appearance } = shared;

  const readWork = () => {
    void recent.getState().read();
    void settings.getState().read();
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

  const endings = [
    door.subscribe(hear),
    session.subscribe((now, before) => {
      if (sessionOf(now)?.recovery && !sessionOf(before)?.recovery) screens.damaged();
      const here = sessionOf(now)?.staff?.id;
      const wasHere = sessionOf(before)?.staff?.id;
      if (here === wasHere) return;
      if (here === undefined) {
        waiting.clear();
        recent.getState().forget();
        connection.getState().forget();
        goodwill.getState().close();
        screen.getState().open('counter');
        screens.leave(now.handingOver);
        return;
      }
      void status.getState().read();
      readWork();
    }),
    settings.subscribe((now, before) => {
      if (now.shown === before.shown || now.shown.shows !== 'known') return;
      appearance.getState().take(now.shown.settings.appearance);
      if (before.shown.shows !== 'known') connection.getState().begin(now.shown.connection);
    }),
    screen.subscribe((now, before) => {
      if (now.screen !== before.screen) screens.opened(now.screen);
      if (now.entryId !== null && now.entryId !== before.entryId) screens.openEntry(now.entryId);
    }),
  ];
  return () => {
    for (const end of endings) end();
  };
}
