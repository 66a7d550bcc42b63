/**
 * Decides for every request whether it comes from this machine's own page or from somebody who has the token.
 * Must never trust the connection alone: any page in any browser on this machine can reach a loopback port.
 */
import { type Refusal, wrongHost } from './refusals.ts';

/** What the guard reads of a request; header names in lower case. */
export interface RequestFacts {
  target: string;
  host: string | undefined;
  origin: string | undefined;
  fetchSite: string | undefined;
}

/** `same-site` is refused too: a site takes in every port of this machine. */
const ownFetchSites = ['same-origin', 'none'];

/**
 * Answers null when the request may go on. Host must be ours to the letter (a rebound name is not), Origin must be
 * the page's own, and the browser must not say that another page asks.
 */
export function refuseForeign(request: RequestFacts, port: number): Refusal | null {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (request.host === undefined || !hosts.includes(request.host)) return wrongHost();
  if (!request.target.startsWith('/')) return wrongHost();
  if (request.origin !== undefined && request.origin !== `http://${request.host}`) return wrongHost();
  if (request.fetchSite !== undefined && !ownFetchSites.includes(request.fetchSite)) return wrongHost();
  return null;
}
