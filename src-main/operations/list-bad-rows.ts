/** Every bad row of a file, as a file of its own for whoever mends it. */
import { ok } from '../contract/result.ts';
import { writeCsv } from '../domain/csv.ts';
import { judgeRows } from '../uploads/check-file.ts';
import { failureOfTrouble } from '../uploads/create-uploads.ts';
import type { Handler } from './parts.ts';

export const listBadRows: Handler<'listBadRows'> = async (parts, { id, layout }) => {
  const file = parts.uploads.files.whole(id);
  if (!file.ok) return file;
  const lines: string[][] = [];
  const judged = await judgeRows(file.value.path, layout, parts.serverClock.nowMs(), ({ cells }, fault) => {
    if (fault !== null) lines.push([String(fault.line), fault.column ?? '', fault.message, ...cells]);
  });
  if (!judged.ok) return failureOfTrouble(judged.trouble);
  const head = ['line', 'column', 'what is wrong', ...judged.names];
  return ok({ csv: writeCsv([head, ...lines]), rows: lines.length });
};
