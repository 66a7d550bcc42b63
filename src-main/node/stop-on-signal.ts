/**
 * Ends a command in order when the terminal or the system asks for it. A second request changes nothing: both the
 * terminal and the starting process pass the same one on.
 */
const patienceMs = 15_000;

export function stopOnSignal(stop: () => Promise<void>): void {
  let asked = false;
  const end = () => {
    if (asked) return;
    asked = true;
    setTimeout(() => process.exit(1), patienceMs).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
}
