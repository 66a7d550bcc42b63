/** Imported first: zod makes code for each schema it meets, which a process that lives for a blink never earns back. */
import { z } from 'zod';

z.config({ jitless: true });
