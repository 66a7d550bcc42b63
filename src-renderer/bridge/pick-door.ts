/** Picks the door that is there. Must never mix the two: a page has one program behind it. */
import { type DesktopBridge, openDesktopDoor } from './desktop-door.ts';
import type { Door } from './door.ts';
import { type BrowserSurroundings, openHttpDoor } from './http-door.ts';

/** The desktop program puts its bridge on the window; everywhere else the page speaks HTTP. */
export function pickDoor(bridge: DesktopBridge | undefined, surroundings: () => BrowserSurroundings): Door {
  return bridge ? openDesktopDoor(bridge) : openHttpDoor(surroundings());
}
