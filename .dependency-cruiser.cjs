/**
 * Who may import whom. Data goes one way: document → article → figures and officials → store → comparison →
 * panel. Imports of types alone are free; what counts is what runs.
 */

/** A room of `lib/` may import itself, the records, and the rooms named. */
const room = (name, ...others) => ({
  name: `${name}-imports`,
  comment: `lib/${name} imports ${['itself', ...others].join(', ')} and the records, nothing else of ours`,
  severity: 'error',
  from: { path: `^lib/${name}/` },
  to: {
    path: '^(lib|entrypoints|components|tests)/',
    pathNot: [`^lib/(${[name, ...others].join('|')})/`, '^lib/records\\.ts$'],
  },
});

/** The fitting of the weights (`npm run fit`) runs on the command line and reads files there, as `lib/cli` does. */
const shipped = '^(entrypoints|components|lib/(?!cli/|fit/))';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    room('text'),
    room('catalog', 'text'),
    room('numbers', 'text', 'catalog'),
    room('figures', 'numbers', 'text', 'catalog'),
    room('officials', 'text', 'catalog'),
    room('concepts', 'text', 'catalog'),
    room('compare', 'concepts', 'numbers', 'text', 'catalog'),
    room('page', 'text'),
    room('library', 'compare', 'concepts', 'numbers', 'text', 'catalog'),
    room('annotate', 'page', 'text', 'catalog'),
    room('i18n'),
    room('platform'),
    {
      name: 'engine-imports',
      comment: 'the engine joins the extractors, and what a figure measures, and knows nothing else',
      severity: 'error',
      from: { path: '^lib/engine\\.ts$' },
      to: { pathNot: ['^lib/(figures|officials|concepts|text)/', '^lib/records\\.ts$'] },
    },
    {
      name: 'store-and-exchange-know-no-browser',
      severity: 'error',
      from: { path: '^lib/(store|exchange)/' },
      to: { path: '^(entrypoints|components|tests)/|^lib/(page|annotate|platform|messaging|cli|i18n)/' },
    },
    {
      name: 'records-import-nothing-of-ours',
      severity: 'error',
      from: { path: '^lib/records\\.ts$' },
      to: { path: '^(entrypoints|components|lib|tests)/' },
    },
    {
      name: 'platform-from-entrypoints-and-messaging',
      severity: 'error',
      from: { pathNot: '^(entrypoints|lib/messaging|lib/platform|tests)/' },
      to: { path: '^lib/platform/' },
    },
    {
      name: 'polyfill-in-platform-only',
      severity: 'error',
      from: { pathNot: '^lib/platform/' },
      to: { path: 'node_modules/(webextension-polyfill|@wxt-dev/browser|wxt/dist/browser)' },
    },
    {
      name: 'views-hold-no-rules',
      comment: 'components show records: no storage, no extraction, no browser',
      severity: 'error',
      from: { path: '^components/' },
      to: {
        path: '^(entrypoints|tests)/|^lib/(store|page|annotate|figures|officials|numbers|platform|messaging|cli)/|^lib/engine\\.ts$',
      },
    },
    {
      name: 'lib-below-views',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(entrypoints|components)/' },
    },
    {
      name: 'content-script-reads-and-paints-only',
      severity: 'error',
      from: { path: '^entrypoints/article\\.content/' },
      to: {
        path: '^lib/(engine\\.ts$|(figures|officials|numbers|catalog|store|compare|exchange|i18n|cli)/)',
        reachable: true,
      },
    },
    {
      name: 'panel-asks-the-background',
      comment: 'the background is the only one that reads articles and writes the store',
      severity: 'error',
      from: { path: '^entrypoints/sidepanel/' },
      to: { path: '^lib/(engine\\.ts$|(figures|officials|numbers|store|page|annotate)/)', reachable: true },
    },
    {
      name: 'node-in-cli-only',
      severity: 'error',
      from: { path: shipped },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'cli-is-not-shipped',
      comment: 'nor is the fitting of the weights',
      severity: 'error',
      from: { path: shipped },
      to: { path: '^lib/(cli|fit)/' },
    },
    {
      name: 'shipped-code-uses-dependencies-only',
      severity: 'error',
      from: { path: shipped },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: 'node_modules/wxt/' },
    },
    {
      name: 'wxt-in-entrypoints-only',
      severity: 'error',
      from: { path: '^(components|lib)/' },
      to: { path: 'node_modules/wxt/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: false,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
