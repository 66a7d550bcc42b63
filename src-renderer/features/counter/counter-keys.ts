/**
 * The counter's keys and its scanner, heard wherever the cursor is. Started once by `main.tsx`.
 * Must never act while a dialog or a menu is open, or while another screen is in front.
 */
import type { ApprovalStore } from '../../app/approval-store.ts';
import type { ScreenStore } from '../../app/screen-store.ts';
import { fieldWithId } from './counter-fields.ts';
import type { Typed } from './counter-state.ts';
import { nothingTyped } from './counter-state.ts';
import type { CounterStore } from './counter-store.ts';
import { feedStroke, noBurst } from './keystroke-burst.ts';

interface KeyStores {
  counter: CounterStore;
  screen: ScreenStore;
  approval: ApprovalStore;
  /** Somebody is signed in and the three screens are there. */
  working: () => boolean;
}

export function listenToKeys(window: Window, stores: KeyStores): () => void {
  let burst = noBurst;
  let before: Typed = nothingTyped;

  const free = () => {
    const { keysShown } = stores.screen.getState();
    return stores.working() && !keysShown && stores.approval.getState().shown.shows === 'closed';
  };

  const hear = (event: KeyboardEvent) => {
    if (!free() || isInside(event, '[role="menu"], [role="dialog"]')) {
      burst = noBurst;
      return;
    }
    const { screen, open } = stores.screen.getState();
    const counter = stores.counter.getState();
    if (event.key === 'F2' && screen !== 'counter') {
      event.preventDefault();
      open('counter');
      counter.focusField('find');
      return;
    }
    if (event.key === '?' && !isTyping(event)) {
      event.preventDefault();
      stores.screen.getState().showKeys(true);
      return;
    }
    if (screen !== 'counter') return;

    const unlikely = event.repeat || event.isComposing || event.ctrlKey || event.altKey || event.metaKey;
    const fed = feedStroke(burst, { key: event.key, at: event.timeStamp, unlikely });
    burst = fed.burst;
    if (fed.begins) before = counter.typed;
    if (fed.scanned !== null && counter.scan(fed.scanned, cursorOf(event), before)) {
      swallow(event);
      return;
    }
    const act = actionOf(event, counter);
    if (!act) return;
    swallow(event);
    act();
  };

  window.addEventListener('keydown', hear, { capture: true });
  return () => window.removeEventListener('keydown', hear, { capture: true });
}

function actionOf(event: KeyboardEvent, counter: ReturnType<CounterStore['getState']>): (() => void) | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return null;
  switch (event.key) {
    case 'F2':
      return () => counter.focusField('find');
    case 'F3':
      return () => counter.focusField('code');
    case 'F4':
      return () => counter.focusField(event.shiftKey ? 'number' : 'amount');
    case 'F8':
      return () => void counter.check();
    case 'F9':
      return () => void counter.redeem();
    case 'Escape':
      return () => counter.clear();
    default:
      return null;
  }
}

function cursorOf(event: KeyboardEvent) {
  return event.target instanceof HTMLElement ? (fieldWithId(event.target.id) ?? 'elsewhere') : 'elsewhere';
}

function isInside(event: KeyboardEvent, selector: string): boolean {
  return event.target instanceof Element && event.target.closest(selector) !== null;
}

function isTyping(event: KeyboardEvent): boolean {
  return isInside(event, 'input:not([type="checkbox"]), textarea, select');
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
