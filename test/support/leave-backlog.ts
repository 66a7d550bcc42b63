/**
 * A command (folder, how many entries, of how many members): writes a backlog and dies by its own hand right after, as
 * a till does that loses its power.
 */
import { writeBacklog } from './write-backlog.ts';

const [, , folder, count, members] = process.argv;
writeBacklog(
  String(folder),
  Array.from({ length: Number(count) }, (_, index) => ({
    customerId: String(1000 + (index % Number(members))),
    code: `LEFT-${index}`,
  })),
);
process.kill(process.pid, 'SIGKILL');
