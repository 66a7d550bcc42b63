/** Programs that begin wrongly, or show the wrong money. */
import { minor } from '../../../src-main/contract/money.ts';
import { listInState } from '../../../src-main/store/entry-lists.ts';
import type { Variant } from './variant.ts';

export const startMutants: readonly Variant[] = [
  {
    name: '`sending` becomes `queued` at start',
    recover: (ledger, stamp) => {
      for (const { id } of listInState(ledger, 'sending'))
        ledger.transaction(() => {
          ledger.run(`UPDATE entry SET state = 'queued' WHERE id = @id`, { id });
          ledger.run(
            `INSERT INTO history (entry_id, line, at, mono, boot, from_state, to_state, event, detail)
             VALUES (@id, (SELECT MAX(line) + 1 FROM history WHERE entry_id = @id), @at, 0, @boot, 'sending', 'queued',
               'again', '')`,
            { id, at: stamp.at, boot: stamp.boot },
          );
          ledger.run(
            `INSERT INTO audit (at, who, action, subject, detail) VALUES (@at, 'program', 'entry.queued', @id, '{}')`,
            { id, at: stamp.at },
          );
        });
      return 0;
    },
  },
  {
    name: 'exposure not released: what ended still counts',
    exposure: (ledger) =>
      minor(
        Number(
          ledger.get(`SELECT COALESCE(SUM(money_off), 0) AS total FROM entry WHERE by_offline_rules = 1`)
            ?.total,
        ),
      ),
  },
];
