// Who may import whom (the import table of ARCHITECTURE.md). A missing folder is fine, a forbidden arrow is not.

const folders = [
  'bridge',
  'machines',
  'drawings',
  'server',
  'harness',
  'ui',
  'scenarios',
  'test',
  'bench',
  'checks',
  'bin',
  'docs',
];

/** Each folder and the other folders it may import; `test` and `bench` may import everything. */
const allowed = {
  machines: [],
  drawings: ['machines'],
  server: ['machines', 'drawings'],
  bridge: ['machines', 'server'],
  harness: ['machines', 'drawings', 'server', 'bridge'],
  ui: ['machines', 'drawings'],
  checks: [],
  bin: ['checks', 'harness', 'drawings'],
  scenarios: [],
};

const boundaries = Object.entries(allowed).map(([folder, others]) => ({
  name: `${folder}-imports`,
  comment: `${folder}/ may import ${others.length ? others.map((other) => `${other}/`).join(', ') : 'no other folder'}`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: `^(${folders.filter((other) => other !== folder && !others.includes(other)).join('|')})/` },
}));

const views = '^machines/(views|refusals)([.]ts$|/)';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...boundaries,
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { pathNot: '^(test|bench)/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'machines-packages',
      comment: 'charts know xstate and zod, and no package else',
      severity: 'error',
      from: { path: '^machines/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/(xstate|zod)/' },
    },
    {
      name: 'machines-core',
      comment: 'charts do no input or output',
      severity: 'error',
      from: { path: '^machines/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'views-import-types',
      comment:
        'views and refusals are read by the ui: at run time they import each other only, so that no schema reaches the bundle',
      severity: 'error',
      from: { path: views },
      to: { pathNot: views, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'shipped-dependencies',
      comment: 'what ships must not need a package that only developers have',
      severity: 'error',
      from: { path: '^(machines|drawings|server|bridge|ui)/', pathNot: '[.]config[.]ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(ui/)?dist/|^data/|^artefacts/|[?]' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json', '.d.ts'],
    },
  },
};
