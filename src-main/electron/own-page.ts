/** The address of our own page, and the only place that decides whether an address is ours. By parser, never by text. */
export const pageScheme = 'app';
const pageHost = 'counterpart';
export const pageAddress = `${pageScheme}://${pageHost}/index.html`;

/** The address's path when it is ours, null otherwise. */
export function ownPath(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host, username, password, pathname } = new URL(address);
  const isOurs = protocol === `${pageScheme}:` && host === pageHost && username === '' && password === '';
  return isOurs ? pathname : null;
}

export function isOwnPage(address: string): boolean {
  return ownPath(address) !== null;
}
