/**
 * The import table of the house. Each folder of src/ names the folders it may import; everything
 * else inside src/ is forbidden to it.
 */
const mayImport = {
  domain: [],
  vault: ['domain'],
  records: ['domain', 'vault'],
  sync: ['domain', 'records'],
  'media-library': ['domain', 'records', 'sync'],
  actions: ['domain', 'records'],
  stores: ['domain', 'records', 'sync', 'vault', 'media-library'],
  i18n: ['domain'],
  ui: ['i18n'],
  'service-worker': ['media-library'],
  'clinic-endpoint': ['domain'],
}

const layers = Object.entries(mayImport).map(([folder, others]) => ({
  name: `${folder}-imports`,
  comment: `src/${folder} may import ${others.join(', ') || 'nothing but itself'}.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...others].join('|')})/` },
}))

module.exports = {
  forbidden: [
    ...layers,
    {
      name: 'features-imports',
      comment: 'A part of the visit uses actions, stores, domain, ui and i18n.',
      severity: 'error',
      from: { path: '^src/features/' },
      to: { path: '^src/', pathNot: '^src/(features|actions|stores|domain|ui|i18n)/' },
    },
    {
      name: 'features-never-each-other',
      comment: 'Screens that combine parts of the visit live in src/app.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'app-imports',
      comment: 'The app and the endpoint are two programs.',
      severity: 'error',
      from: { path: '^src/app/' },
      to: { path: '^src/(clinic-endpoint|service-worker)/' },
    },
    {
      name: 'domain-is-pure',
      comment:
        'Pure rules need no package; unit tables, parsers and the shape of a stroke excepted.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'core'],
        pathNot: 'node_modules/(@lhncbc/ucum-lhc|valibot|perfect-freehand)/',
      },
    },
    {
      name: 'ui-packages',
      comment: 'Plain components: vue and reka-ui, words through i18n.',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev'],
        pathNot: 'node_modules/(vue|@vue/[^/]+|vue-i18n|reka-ui|@floating-ui/[^/]+)/',
      },
    },
    {
      name: 'service-worker-packages',
      severity: 'error',
      from: { path: '^src/service-worker/' },
      to: { dependencyTypes: ['npm', 'npm-dev'], pathNot: 'node_modules/workbox-' },
    },
    {
      name: 'node-only-in-the-endpoint',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/clinic-endpoint/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circular',
      comment: 'Types may know of each other; code may not.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphan',
      comment: 'A module that nothing imports and that imports nothing is dead.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: ['\\.d\\.ts$', '/vite\\.config\\.ts$', '\\.css$'],
      },
      to: {},
    },
    {
      name: 'not-to-dev-packages',
      comment: 'What ships must not lean on a development package (types excepted).',
      severity: 'error',
      from: { path: '^src/', pathNot: '/vite\\.config\\.ts$' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/(@types/|vite-plugin-pwa/)',
      },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '^(virtual:|fhir/r4$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|dist-endpoint)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.vue', '.js', '.mjs', '.json', '.css', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
