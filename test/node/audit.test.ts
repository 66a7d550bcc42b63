/** `npm run audit`: what it says and with which exit code, on the folder of a program that ran. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../src-main/store/database.ts';
import { startProgram } from '../support/program.ts';
import { runNode } from '../support/run-command.ts';
import { keyIn } from '../support/test-key-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'counterpart-audit-'));
beforeAll(async () => {
  const program = await startProgram(folder, 'live');
  await program.must('setUpTill', { name: 'Robin', pin: '271828' });
  await program.must('saveSettings', { changes: { storeName: 'Old Quay' } });
  await program.end();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const audit = (data: string) =>
  runNode(['src-main/node/audit.ts', '--data', data], {
    environment: { ...process.env, XDG_CONFIG_HOME: `${folder}/machine` },
  });

it('says that a record is whole, since when and how far it is anchored', async () => {
  const { exitCode, output } = await audit(folder);
  expect(output).toMatch(/\d+ lines, unbroken since .* \(UTC\)\.\nLast anchored /);
  expect(exitCode).toBe(0);
});

it('names the first line that was changed, and what it cannot say anything about', async () => {
  const ledger = openDatabase(join(folder, 'live', 'ledger.db'), keyIn(join(folder, 'live')));
  ledger.run('DROP TRIGGER audit_not_changed');
  ledger.run("UPDATE audit SET who = 'Eve' WHERE ordinal = 2");
  ledger.close();
  expect(await audit(join(folder, 'live'))).toMatchObject({
    exitCode: 1,
    output: expect.stringContaining('Line 2 was changed'),
  });
  expect(await audit(join(folder, 'nowhere'))).toMatchObject({ exitCode: 2 });
});
