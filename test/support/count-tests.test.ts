/** The last line of `npm test` counts what really happened. */
import { expect, test } from 'vitest';
import { countTests, lastLine } from './count-tests.ts';

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});
const report = (...testResults: unknown[]) => JSON.stringify({ success: true, testResults });

test('passed, failed and skipped are told apart', () => {
  const text = report(file('failed', 'passed', 'failed', 'pending'), file('passed', 'passed', 'todo'));
  expect(countTests(text, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 });
});

test('a file that does not load is a failed test', () => {
  expect(countTests(report(file('failed'), file('passed', 'passed')), 1).failed).toBe(1);
});

test('an error outside of any test is a failed test', () => {
  expect(countTests(report(file('passed', 'passed')), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test('the line names skipped tests only when there are some', () => {
  expect(lastLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
  expect(lastLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
});
