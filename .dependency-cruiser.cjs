/**
 * Who may import whom, derived from one list. A row may import the rows above it, never its own row and never a row
 * below. The composition root (the files directly under src/) stands below all rows.
 */
const RANKS = [
  ['domain'],
  ['common', 'config'],
  ['access', 'observability', 'storage', 'benchmark-file', 'templates'],
  ['ledger', 'journal', 'idempotency'],
  ['protocols', 'recovery', 'agent'],
  ['planning', 'metrics'],
  ['orchestrator', 'sessions'],
  ['dynamic-flows', 'mcp', 'sandbox-rpc', 'benchmarks', 'health'],
  ['cli'],
];

const anyOf = (folders) => `^src/(?:${folders.join('|')})/`;
const TESTS = '\\.(?:spec|fake)\\.ts$';

/** One rule a folder: what stands in its own row or below is out of bounds, named by rank. */
const ranks = RANKS.flatMap((row, rank) =>
  row.map((folder) => {
    const beyond = RANKS.slice(rank)
      .flat()
      .filter((other) => other !== folder);
    return {
      name: `rank-${rank}-${folder}`,
      comment: `${folder} (rank ${rank}) may import only ${RANKS.slice(0, rank).flat().join(', ') || 'itself'}.`,
      severity: 'error',
      from: { path: anyOf([folder]) },
      to: { path: [...(beyond.length > 0 ? [anyOf(beyond)] : []), '^src/[^/]+\\.ts$'] },
    };
  }),
);
/** The command line runs the whole application in its own process. */
const cliRule = ranks.find(({ name }) => name.endsWith('-cli'));
cliRule.to = { path: '^src/require-node\\.ts$' };

/** From another folder, only through a door: an index.ts. Tests may also use the fakes beside what they fake. */
const doors = RANKS.flat().map((folder) => ({
  name: `door-of-${folder}`,
  comment: `From outside, ${folder} is entered through one of its index.ts.`,
  severity: 'error',
  from: { path: '^src/', pathNot: [anyOf([folder]), TESTS] },
  to: {
    path: anyOf([folder]),
    pathNot: ['/index\\.ts$', '^src/observability/tracing/start-telemetry\\.ts$'],
  },
}));

const only = (name, comment, packages, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: allowed },
  to: { path: packages },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle means that two files are one, or that a thing is in the wrong place.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nobody imports this file and it imports nobody: it is dead.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['^src/require-node\\.ts$', TESTS] },
      to: {},
    },
    {
      name: 'no-tests-in-production',
      comment: 'Fakes and tests are for tests.',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { path: [TESTS, '^test/'] },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'What production code imports is declared under dependencies.',
      severity: 'error',
      from: { path: '^src/', pathNot: TESTS },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    only(
      'solana-client',
      'Only ledger and protocols speak Solana.',
      ['^node_modules/(?:@solana|@solana-program)/'],
      ['^src/(?:ledger|protocols)/'],
    ),
    only('solana-vm', 'Only ledger holds the VM.', ['^node_modules/litesvm/'], ['^src/ledger/']),
    only(
      'database-driver',
      'Only storage opens databases.',
      ['^node_modules/pg/', '^(?:node:)?sqlite$'],
      ['^src/storage/'],
    ),
    only(
      'http-words',
      'Swagger and class-validator stay at the edge.',
      ['^node_modules/(?:@nestjs/swagger|class-validator|class-transformer)/'],
      [
        '\\.controller\\.ts$',
        '/dto/',
        '/http/',
        '/problem-details/',
        '^src/common/(?:decorators|pipes|interceptors)/',
        '^src/config/',
        '^src/app\\.factory\\.ts$',
        TESTS,
      ],
    ),
    {
      name: 'domain-is-pure',
      comment: 'The domain knows no framework and does no I/O.',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: TESTS },
      to: { pathNot: ['^src/domain/', '^node_modules/bs58/'] },
    },
    {
      name: 'console-stands-apart',
      comment: 'The service serves the built console; it knows nothing of its sources.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^web/' },
    },
    {
      name: 'console-uses-the-api',
      comment: 'The console speaks with the service by its typed client, and shares the words of the domain.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(?:src|test|bench|scripts)/', pathNot: '^src/domain/' },
    },
    {
      name: 'console-enters-by-doors',
      comment: 'The domain and the client are entered through their index.ts.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(?:src|clients)/', pathNot: '^(?:src/domain|clients/typescript)/index\\.ts$' },
    },
    ...ranks,
    ...doors,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'types', 'default'],
    },
  },
};
