/** Quitting the desktop program: asked once, never argued with the system, and never locked in. */
import { expect, test } from 'vitest';
import { createLeaving } from '../../src-main/electron/leaving.ts';

const settle = () => new Promise<void>((done) => setImmediate(done));

function open(unsent: () => Promise<string | null>) {
  const answers: ((quits: boolean) => void)[] = [];
  const done: string[] = [];
  const leaving = createLeaving({
    unsent,
    confirm: () => new Promise((resolve) => answers.push(resolve)),
    stop: async () => void done.push('stop'),
    exit: (code) => void done.push(`exit ${code}`),
  });
  return { leaving, answers, done };
}

test('with everything sent it goes at once', async () => {
  const { leaving, answers, done } = open(async () => null);
  leaving.ask();
  await settle();
  expect([answers.length, done]).toEqual([0, ['stop', 'exit 0']]);
});

test('closing the window three times asks once; staying is staying, and it asks again the next time', async () => {
  const { leaving, answers, done } = open(async () => '2 entries');
  for (let time = 0; time < 3; time += 1) leaving.ask();
  await settle();
  expect(answers).toHaveLength(1);
  answers[0]?.(false);
  await settle();
  expect(done).toEqual([]);
  leaving.ask();
  await settle();
  answers[1]?.(true);
  await settle();
  expect(done).toEqual(['stop', 'exit 0']);
});

test('the system’s request ends it while the question stands, once', async () => {
  const { leaving, answers, done } = open(async () => '2 entries');
  leaving.ask();
  await settle();
  leaving.now();
  answers[0]?.(true);
  await settle();
  expect(done).toEqual(['stop', 'exit 0']);
});

test('a program that cannot tell what waits can still be quit', async () => {
  const { leaving, done } = open(() => Promise.reject(new Error('broken')));
  leaving.ask();
  await settle();
  expect(done).toEqual(['stop', 'exit 0']);
});
