/**
 * Tells the schema library not to build code from text: the page runs under a policy that forbids it.
 * Has to be the very first import of the page, because schemas are made while the contract is loaded.
 */
declare global {
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

globalThis.__zod_globalConfig = { ...globalThis.__zod_globalConfig, jitless: true };

export {};
