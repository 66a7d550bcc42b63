/** What the main side pushes to screens and point-of-sale programs. */
import { z } from 'zod';
import { entry } from './entries.ts';
import { status } from './status.ts';

export const pushEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('status'), status }),
  z.object({ type: z.literal('entry'), entry }),
  /** Somebody signed in or out at this door; read the session again. */
  z.object({ type: z.literal('session') }),
  /** A point-of-sale program wants something on the screen, or that is decided; read the request again. */
  z.object({ type: z.literal('counter') }),
]);
export type PushEvent = z.infer<typeof pushEvent>;
