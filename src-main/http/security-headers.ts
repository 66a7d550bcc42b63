/**
 * The headers that every answer of the loopback door carries. One place, so that no route can forget one.
 * Must never contain a CORS header: no other page has any business here.
 */

/**
 * `style-src` allows inline styles because the component library writes its colours into a `<style>` element and
 * sizes into `style` attributes. Nothing can be carried out through them: images, fonts and requests stay here.
 */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const answerPolicy = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** For answers that are data; pages replace the policy by `pagePolicy`. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': answerPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};
