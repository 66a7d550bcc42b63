/**
 * Which folder may import which, as a table; everything that is not in it is forbidden. The check reads type-only
 * imports as well. Must stay the same as the table in the project's description of its design.
 */
const mayImport = {
  contract: [],
  domain: ['contract'],
  capillary: ['contract', 'domain'],
  store: ['contract', 'domain'],
  sync: ['contract', 'domain', 'capillary', 'store'],
  uploads: ['contract', 'domain', 'capillary', 'store'],
  'bill-files': ['contract', 'domain', 'store', 'uploads'],
  operations: ['contract', 'domain', 'capillary', 'store', 'sync', 'uploads'],
  app: ['contract', 'domain', 'capillary', 'store', 'sync', 'uploads', 'bill-files', 'operations'],
  http: ['app', 'contract'],
  electron: ['app', 'contract', 'node/ports'],
  node: ['app', 'contract', 'http'],
  simulator: [],
};

const packages = (names) => `node_modules/(${names})/`;
const error = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

const folderRules = Object.entries(mayImport).map(([folder, allowed]) =>
  error(
    `${folder}-arrows`,
    `${folder} may import ${allowed.length === 0 ? 'no other folder' : allowed.join(', ')}`,
    {
      path: `^src-main/${folder}/`,
      // Training is the program with the simulator in it, and the only file that may reach for it.
      ...(folder === 'app' ? { pathNot: '^src-main/app/training\\.ts$' } : {}),
    },
    { path: '^(src-main|src-renderer|test)/', pathNot: `^src-main/(${[folder, ...allowed].join('|')})/` },
  ),
);

module.exports = {
  forbidden: [
    ...folderRules,
    error(
      'training-arrows',
      'app/training may import what app may, and the simulator',
      { path: '^src-main/app/training\\.ts$' },
      {
        path: '^(src-main|src-renderer|test)/',
        pathNot: `^src-main/(app|simulator|${mayImport.app.join('|')})/`,
      },
    ),
    error(
      'unknown-folder',
      'every folder of src-main has its row in the table',
      { path: '^src-main/', pathNot: `^src-main/(${Object.keys(mayImport).join('|')})/` },
      { path: '.' },
    ),
    error(
      'page-arrows',
      'the page may import the contract and nothing else of the main side',
      { path: '^src-renderer/' },
      { path: '^(src-main|test)/', pathNot: '^src-main/contract/' },
    ),
    error(
      'features-apart',
      'features never import each other',
      { path: '^src-renderer/features/([^/]+)/' },
      { path: '^src-renderer/features/', pathNot: '^src-renderer/features/$1/' },
    ),
    error(
      'operations-apart',
      'operations never import each other; what they share is in parts.ts or further in',
      { path: '^src-main/operations/(?!parts\\.ts)' },
      { path: '^src-main/operations/', pathNot: '^src-main/operations/parts\\.ts$' },
    ),
    error(
      'electron-only-there',
      'only src-main/electron imports Electron: elsewhere that would try to download it',
      { path: '^(src-main|src-renderer|test)/', pathNot: '^src-main/electron/' },
      { path: packages('electron|electron-store') },
    ),
    error(
      'electron-at-the-entries',
      'in the desktop shell only the entries load Electron; the rest is given its parts and tested without it',
      { path: '^src-main/electron/(?!(index|preload)\\.ts)' },
      { path: packages('electron|electron-store') },
    ),
    error(
      'sqlite-only-there',
      'only src-main/store reaches for SQLite',
      { path: '^(src-main|src-renderer)/', pathNot: '^src-main/store/' },
      { path: packages('better-sqlite3-multiple-ciphers') },
    ),
    error(
      'csv-only-there',
      'only src-main/uploads reads CSV files',
      { path: '^(src-main|src-renderer)/', pathNot: '^src-main/uploads/' },
      { path: packages('csv-parse') },
    ),
    error(
      'contract-is-pure',
      'the contract runs anywhere: zod is all it needs',
      { path: '^src-main/contract/' },
      { path: '.', pathNot: `^src-main/contract/|${packages('zod')}` },
    ),
    error(
      'domain-is-pure',
      'rules run anywhere: no disk, no network, no packages but zod',
      { path: '^src-main/domain/' },
      { path: '.', pathNot: `^src-main/(contract|domain)/|${packages('zod')}` },
    ),
    error(
      'page-has-no-node',
      'the page runs in a browser',
      { path: '^src-renderer/' },
      { dependencyTypes: ['core'] },
    ),
    error('no-circles', 'two files that need each other are one file', {}, { circular: true }),
    error('all-found', 'what is imported exists', {}, { couldNotResolve: true }),
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|svg|png)$|\\?' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
