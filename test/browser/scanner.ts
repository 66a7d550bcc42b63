/**
 * A barcode scanner: types a code with a few milliseconds between the strokes and ends with Enter. The strokes carry
 * their own times, so that a busy machine does not turn a scanner into a slow typist.
 */
import type { Page } from '@playwright/test';

const strokeMs = 8;

export async function scan(page: Page, text: string): Promise<void> {
  const wire = await page.context().newCDPSession(page);
  const start = Date.now();
  const strokes = [...text, 'Enter'].flatMap((key, index) => {
    const timestamp = (start + index * strokeMs) / 1000;
    const stroke =
      key === 'Enter' ? { key, code: key, windowsVirtualKeyCode: 13, text: '\r' } : { key, text: key };
    return [
      wire.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...stroke }),
      wire.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, key: stroke.key }),
    ];
  });
  await Promise.all(strokes);
  await wire.detach();
}
