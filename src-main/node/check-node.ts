/**
 * Refuses a Node that the program cannot run on, in words: under an old one the database module ends the process
 * without any. Has to be asked before anything that loads that module is imported.
 */
const oldest = { major: 22, minor: 12 };

/** Answers the sentence to show, or null when this Node will do. `version` as in `process.versions.node`. */
export function refuseOldNode(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return null;
  return `This is Node ${version}, and Counterpart needs Node ${oldest.major}.${oldest.minor} or newer. Start it with “npm start”, which brings the right one.`;
}
