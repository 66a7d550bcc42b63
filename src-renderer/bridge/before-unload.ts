/** The browser asks before its tab is closed while something is still to be sent. The desktop window asks by itself. */
export function askBeforeUnload(
  page: Pick<Window, 'addEventListener'>,
  isSomethingWaiting: () => boolean,
): void {
  page.addEventListener('beforeunload', (event) => {
    if (isSomethingWaiting()) event.preventDefault();
  });
}
