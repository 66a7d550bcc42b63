// The simulator on its own, as somebody starts it from a command line.
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ask, at, openShop } from './shop.ts';

const file = resolve(import.meta.dirname, '../../src-main/simulator/run.ts');

interface Running {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

function start(...words: string[]): Running {
  const child = spawn(process.execPath, [file, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<number | null>((settle) => child.once('exit', (code) => settle(code)));
  return { child, output: () => text, ended };
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'it says where it listens and stops cleanly on %s',
  async (signal) => {
    const { child, output, ended } = start('--port', '0', '--offset', '0', '--members');
    await expect.poll(output, { timeout: 20_000 }).toContain('FERN7402');
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0] ?? '';
    expect(output()).toContain('quay.04 / low-tide-41');
    expect(output()).toContain('Stop with Ctrl-C');
    expect(at((await ask(`${url}/_simulator`)).body, 0)).toBe('GET redemptions');
    child.kill(signal);
    expect(await ended).toBe(0);
    await expect(ask(url)).rejects.toThrow();
  },
);

test('told to refuse for a while, it lives on and comes back', async () => {
  const { output, child } = start('--port', '0');
  await expect.poll(output, { timeout: 20_000 }).toContain('Stop with Ctrl-C');
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output())?.[0] ?? '';
  const answers = () =>
    ask(`${url}/_simulator`).then(
      () => true,
      () => false,
    );
  await ask(`${url}/_simulator/down`, { method: 'POST', body: '{"how":"refuse","forMs":400}' });
  await expect.poll(answers, { interval: 5 }).toBe(false);
  await expect.poll(answers, { timeout: 10_000 }).toBe(true);
  expect(child.exitCode).toBeNull();
});

test('a port that is taken is refused in words', async () => {
  const { url } = await openShop();
  const { port } = new URL(url);
  const { output, ended } = start('--port', port);
  expect(await ended).toBe(1);
  expect(output()).toBe(`Port ${port} is taken by another program. Choose another with --port.\n`);
});

test.each([[['--port', 'seven']], [['--port', '70000']], [['--offset', '5000']], [['--colour', 'red']]])(
  'words nobody understands: %j',
  async (words) => {
    const { output, ended } = start(...words);
    expect(await ended).toBe(2);
    expect(output()).toContain('Use: npm run simulator');
  },
);
