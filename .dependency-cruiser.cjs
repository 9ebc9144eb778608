/** The house's import rules (docs/decisions/0001-the-house.md). They start at zero findings and stay there. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: { path: '^(app|clients|components|domain|server|e2e|bench|scripts)/', pathNot: allowed },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('domain-is-pure', '^domain/', '^domain/', 'domain imports nothing but domain'),
    only(
      'components-know-domain-only',
      '^components/',
      '^(components|domain)/',
      'components never import server, not even its types',
    ),
    only(
      'server-knows-domain',
      '^server/',
      '^(server|domain)/',
      'server never imports app or components',
    ),
    only(
      'app-is-the-meeting-place',
      '^app/',
      '^(app|components|domain|server)/',
      'app imports no test, bench or script',
    ),
    only(
      'clients-stand-alone',
      '^clients/(?!.*/testing/)',
      '^clients/',
      'a client is installed without the product, and imports nothing of it',
    ),
    {
      name: 'clients-depend-on-nothing',
      severity: 'error',
      from: { path: '^clients/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { path: '^node_modules/' },
    },
    {
      name: 'domain-does-no-io',
      severity: 'error',
      from: { path: '^domain/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'domain-has-no-framework',
      severity: 'error',
      from: { path: '^domain/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^node_modules/',
        // Parsers without a world around them: of values, messages, Markdown and English.
        pathNot: '^node_modules/(zod|protobufjs|unified|remark-parse|retext-english)/',
      },
    },
    {
      name: 'next-only-in-app-components-and-server-web',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/web/' },
      to: { path: '^node_modules/(next|next-auth)/' },
    },
    {
      name: 'hand-written-sql-stays-home',
      comment: 'only server/db talks to the driver; verbs call it',
      severity: 'error',
      from: { path: '^(app|components|server)/', pathNot: '^server/(db|worker)/|\\.test\\.ts$' },
      to: { path: '^node_modules/(pg|pg-copy-streams)/' },
    },
    {
      name: 'domain-signals-know-no-alerting',
      comment:
        'between nouns imports point one way: signals <- alerting <- incidents <- postmortems',
      severity: 'error',
      from: { path: '^(domain|server)/(logs|queues|breakers|ai|delivery|metrics|heartbeats)/' },
      to: { path: '^(domain|server)/(alerting|oncall|notifications|incidents|postmortems)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.candor|server/db/generated)' },
    tsPreCompilationDeps: true,
    skipAnalysisNotInRules: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
