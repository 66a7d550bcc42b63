/** Without its tools the crash tests fail in words and never skip. */
import { describe, expect, it } from 'vitest';
import { findOrInstall } from './find-strace.ts';

describe('a tool of the crash tests', () => {
  it('is installed when it is missing', () => {
    let isThere = false;
    const install = () => {
      isThere = true;
      return null;
    };
    expect(findOrInstall('strace', { find: () => (isThere ? '/usr/bin/strace' : null), install })).toBe(
      '/usr/bin/strace',
    );
  });

  it('that cannot be had is said, with what to do', () => {
    const missing = { find: () => null, install: () => 'not root' };
    expect(() => findOrInstall('libeatmydata1', missing)).toThrow(
      'The crash tests need libeatmydata1 (not root). On Debian: apt-get install libeatmydata1',
    );
  });
});
