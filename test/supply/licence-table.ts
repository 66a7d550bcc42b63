/** The table of docs/licences.md: every shipped package with its licence. */
import type { ShippedPackage } from './shipped-packages.ts';

const head = `# Licences of what is shipped

Made by \`npm run supply\` from the lock file; a test compares it. Packages for one system are named once.

`;

export function licenceText(packages: readonly ShippedPackage[]): string {
  const rows = packages
    .filter(({ isForOneSystem }) => !isForOneSystem)
    .map(({ name, version, licence }) => `- \`${name}\` ${version}: ${licence}`);
  return `${head}${rows.join('\n')}\n`;
}
