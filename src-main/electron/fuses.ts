/**
 * The seven switches that are burnt into the packaged program's binary, by the names that electron-builder reads. There
 * is no packaging yet; whatever packs the program takes them from here and reads them back from what it made.
 * Must never be loosened: each opens the program to somebody who can start it with words or variables of their own.
 */
export const fuses = {
  /** The binary is no Node for other people’s scripts; nothing here forks, so nothing misses it. */
  runAsNode: false,
  /** Cookies of the window’s profile are encrypted with the system’s key. */
  enableCookieEncryption: true,
  /** `NODE_OPTIONS` could load anything before the program. */
  enableNodeOptionsEnvironmentVariable: false,
  /** `--inspect` would hand the main side to whoever connects. */
  enableNodeCliInspectArguments: false,
  /** A changed archive stops the start, on Windows and macOS; Linux does not check. */
  enableEmbeddedAsarIntegrityValidation: true,
  /** An `app` folder beside the archive is not taken instead of it. */
  onlyLoadAppFromAsar: true,
  /** The page has a protocol of its own; files get no privileges. */
  grantFileProtocolExtraPrivileges: false,
} as const;
