/**
 * A command (folder, how many entries, of how many members): writes a backlog and dies by its own hand right after, as
 * a till does that loses its power. Sealed where a till was set up in the folder before.
 */
import { peekKeys } from '../../src-main/app/open-keys.ts';
import { testKeyStore } from './test-key-store.ts';
import { writeBacklog } from './write-backlog.ts';

const [, , folder, count, members] = process.argv;
const peeked = await peekKeys({ folder: String(folder), outside: null }, [testKeyStore]);
if (peeked.kind === 'locked') throw new Error('the key of the folder is not the test store’s');
writeBacklog(
  String(folder),
  Array.from({ length: Number(count) }, (_, index) => ({
    customerId: String(1000 + (index % Number(members))),
    code: `LEFT-${index}`,
  })),
  peeked,
);
process.kill(process.pid, 'SIGKILL');
