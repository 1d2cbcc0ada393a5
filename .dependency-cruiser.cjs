/**
 * Who may import whom (docs/decisions/0001). Each line of DOMAIN_ORDER may import from the lines above it and from nothing else; names that
 * share a line never import each other. server/test/architecture.spec.ts plants a violation of every rule and expects it to be refused.
 */
const DOMAIN_ORDER = [
  ['staff', 'audit'],
  ['auth'],
  ['live'],
  ['patients', 'rooms'],
  ['scheduling'],
  ['inquiries'],
  ['consultations'],
  ['treatment-plans'],
  ['sessions'],
  ['boosters', 'integration-notes', 'outcome-measures'],
  ['room-board', 'today', 'chart', 'follow-ups', 'reports', 'interop', 'demo'],
];

const CLIENT_FEATURES = [
  'today',
  'room-board',
  'scheduling',
  'inquiries',
  'patients',
  'consultations',
  'treatment-plans',
  'sessions',
  'integration-notes',
  'outcome-measures',
  'boosters',
  'reports',
  'settings',
  'audit',
];

const DOMAIN = `(?:${DOMAIN_ORDER.flat().join('|')})`;
const FEATURE = `(?:${CLIENT_FEATURES.join('|')})`;
const TEST_FILE = '\\.spec\\.ts$';
const RULES = `^server/src/${DOMAIN}/.*\\brules/`;
/** Each domain declares its errors once; whoever meets the condition throws that one. */
const ERRORS = '\\brules/[a-z-]+-errors\\.ts$';
/** The two doors that every controller needs, whatever line its domain stands on. */
const SIGN_IN_DOORS = '^server/src/auth/(?:allow|current-staff)\\.ts$';

/** Files of one kind in any domain; the first capture is the domain. */
const kind = (suffix) => `^server/src/(${DOMAIN})/.+\\.${suffix}\\.ts$`;
/** Files of the importing domain. */
const own = (file) => `^server/src/$1/.*${file}`;
/** Files of any domain other than the importing one. */
const other = (file = '') => `^server/src/(?!$1/)${DOMAIN}/.*${file}`;
const suffixed = (...suffixes) => `\\.(?:${suffixes.join('|')})\\.ts$`;

function forbid(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

const domainOrder = DOMAIN_ORDER.flatMap((line, index) =>
  line.map((domain) => {
    const neighbours = line.filter((name) => name !== domain);
    const refused = [...neighbours, ...DOMAIN_ORDER.slice(index + 1).flat()];
    return forbid(
      `domain-order-${domain}`,
      `${domain} imports only from the domains above it in DOMAIN_ORDER. To tell a domain below something, publish an event.`,
      { path: `^server/src/${domain}/`, pathNot: TEST_FILE },
      { path: refused.length > 0 ? `^server/src/(?:${refused.join('|')})/` : '^$', pathNot: SIGN_IN_DOORS },
    );
  }),
);

const serverShape = [
  forbid(
    'known-domain',
    'A new folder under server/src takes its line in DOMAIN_ORDER first.',
    { path: `^server/src/(?!platform/|${DOMAIN}/)[^/]+/` },
    {},
  ),
  forbid(
    'platform-knows-no-domain',
    'No clinic words below platform/.',
    { path: '^server/src/platform/', pathNot: TEST_FILE },
    { path: '^server/src/(?!platform/)' },
  ),
  forbid(
    'domains-not-to-composition-root',
    'main, openapi, app.module and configure-app put the product together; nothing inside it looks back at them.',
    { path: '^server/src/[^/]+/', pathNot: TEST_FILE },
    { path: '^server/src/[^/]+\\.ts$' },
  ),
  forbid(
    'other-domain-public-files',
    'Of another domain import only *.service, *.queries, *.module, *.events, *.entity or rules/ (and *.dto from a DTO or controller).',
    { path: `^server/src/(${DOMAIN})/`, pathNot: TEST_FILE },
    {
      path: other(),
      pathNot: [`${suffixed('service', 'queries', 'module', 'events', 'entity', 'dto')}`, RULES, SIGN_IN_DOORS],
    },
  ),
  forbid(
    'other-domain-dto',
    'Only DTOs and controllers speak in DTOs of another domain.',
    { path: `^server/src/(${DOMAIN})/`, pathNot: [TEST_FILE, '\\.(?:dto|controller)\\.ts$'] },
    { path: other(suffixed('dto')) },
  ),
  forbid(
    'sign-in-doors',
    'Permission and the current staff member are matters of HTTP: controllers hand plain values to services.',
    { path: `^server/src/(?!auth/)${DOMAIN}/`, pathNot: [TEST_FILE, '\\.controller\\.ts$'] },
    { path: SIGN_IN_DOORS, dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'no-dynamic-import',
    'A lazy import() between files of the server hides a cycle.',
    { path: '^server/src/[^/]+/', pathNot: TEST_FILE },
    { path: '^server/src/', dynamic: true },
  ),
  forbid(
    'source-not-to-tests',
    'The product does not import its tests.',
    { path: '^(?:server|client)/src/', pathNot: [TEST_FILE, '\\.harness\\.ts$', '^client/src/testing/'] },
    { path: [TEST_FILE, '\\.harness\\.ts$', '^server/test/', '^client/src/testing/'] },
  ),
  forbid(
    'server-not-to-client',
    'The server knows nothing of the console.',
    { path: '^server/' },
    { path: ['^client/', '^e2e/', '^node_modules/@angular/'] },
  ),
];

const fileKinds = [
  forbid(
    'rules-are-pure',
    'rules/ import only rules/, the algebra of intervals and zones and the domain error: no Nest, no TypeORM, no I/O, no packages.',
    { path: RULES, pathNot: TEST_FILE },
    {
      pathNot: [
        RULES,
        '^server/src/platform/time/(?:dates|interval|zone)\\.ts$',
        '^server/src/platform/errors/domain-error\\.ts$',
      ],
    },
  ),
  forbid(
    'entity-platform',
    'Of the platform an entity needs the column kinds only.',
    { path: kind('entity') },
    { path: '^server/src/platform/', pathNot: '^server/src/platform/database/columns' },
  ),
  forbid(
    'entity-own-domain',
    'An entity maps columns: it sees the vocabulary in rules/ and other entities.',
    { path: kind('entity') },
    { path: own(''), pathNot: [RULES, suffixed('entity')] },
  ),
  forbid(
    'entity-other-domain',
    'An entity relates to entities of the domains above.',
    { path: kind('entity') },
    { path: other(), pathNot: suffixed('entity') },
  ),
  forbid(
    'dto-platform',
    'Of the platform a DTO needs the field decorators in http/ and the algebra of time.',
    { path: kind('dto') },
    {
      path: '^server/src/platform/',
      pathNot: ['^server/src/platform/http/', '^server/src/platform/time/(?:dates|interval|zone)\\.ts$'],
    },
  ),
  forbid(
    'dto-own-domain',
    'A DTO takes the vocabulary of rules/, other DTOs, and the shapes it is made from as types.',
    { path: kind('dto') },
    { path: own(''), pathNot: [RULES, suffixed('dto', 'entity', 'queries', 'service')] },
  ),
  forbid(
    'dto-rows-as-types',
    'A DTO knows entities, queries and services as types.',
    { path: kind('dto') },
    { path: own(suffixed('entity', 'queries', 'service')), dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'dto-other-domain',
    'Of another domain a DTO uses DTOs and rules.',
    { path: kind('dto') },
    { path: other(), pathNot: [suffixed('dto'), RULES] },
  ),
  forbid(
    'queries-own-domain',
    'Reads know nothing of HTTP or of the writing side.',
    { path: kind('queries') },
    { path: own(suffixed('dto', 'controller', 'service', 'module')) },
  ),
  forbid(
    'queries-other-domain',
    'Reads of another domain go through its entities and queries; its rules lend types and errors.',
    { path: kind('queries') },
    { path: other(), pathNot: [suffixed('entity', 'queries', 'dto'), RULES] },
  ),
  forbid(
    'queries-other-rules',
    'A read of another domain takes types from its rules, never a decision.',
    { path: kind('queries') },
    { path: other('\\brules/'), pathNot: ERRORS, dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'service-own-domain',
    'A service takes plain inputs and returns rows; DTOs and HTTP belong to the controller.',
    { path: kind('service') },
    { path: own(suffixed('dto', 'controller', 'module')) },
  ),
  forbid(
    'service-other-domain',
    'A service calls services, queries and rules of the domains above and listens to their events; their rows are types.',
    { path: kind('service') },
    {
      path: other(),
      pathNot: [suffixed('service', 'queries', 'events', 'dto'), SIGN_IN_DOORS, RULES],
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbid(
    'controller-own-domain',
    'A controller is HTTP only: DTO in, one call, DTO out.',
    { path: kind('controller') },
    { path: [own(suffixed('entity', 'module', 'controller')), own('\\brules/')] },
  ),
  forbid(
    'controller-other-domain',
    'Of another domain a controller uses DTOs, the two sign-in doors and the permission table (for allowedActions).',
    { path: kind('controller') },
    {
      path: other(),
      pathNot: [
        SIGN_IN_DOORS,
        suffixed('dto'),
        '^server/src/auth/rules/permissions\\.ts$',
        '^server/src/staff/rules/roles\\.ts$',
      ],
    },
  ),
  forbid(
    'events-are-data',
    'An event is plain data: it sees rules/ and the event mechanism.',
    { path: kind('events') },
    { path: [own(suffixed('service', 'queries', 'controller', 'dto', 'entity', 'module')), other()], pathNot: RULES },
  ),
];

const client = [
  forbid(
    'client-to-server-rules-only',
    'The one exception: for instant feedback the console may run the pure functions of server/src/*/rules/.',
    { path: '^client/' },
    { path: ['^server/', '^e2e/'], pathNot: RULES },
  ),
  forbid(
    'client-not-to-server-specs',
    'The exception covers rules, not their specs.',
    { path: '^client/' },
    { path: '^server/.*\\.spec\\.ts$' },
  ),
  forbid(
    'client-not-to-server-packages',
    'Packages of the server do not belong in a browser.',
    { path: '^client/src/' },
    { path: '^node_modules/(?:@nestjs/|typeorm/|pg/|pg-boss/|class-validator/|class-transformer/|fastify/)' },
  ),
  forbid(
    'known-client-folder',
    'A new folder of the console is a feature: name it in CLIENT_FEATURES first.',
    { path: `^client/src/app/(?!shell/|auth/|live/|ui/|device-store/|${FEATURE}/)[^/]+/` },
    {},
  ),
  forbid(
    'feature-isolation',
    'A feature reaches another one only through its *-api, its routes or the table of paths.',
    { path: `^client/src/app/(${FEATURE})/` },
    { path: `^client/src/app/(?!$1/)${FEATURE}/`, pathNot: '(?:-api|\\.routes)\\.ts$' },
  ),
  forbid(
    'feature-to-shell-types',
    'The shell shows features; a feature knows of it by type, and fills in its heading, counts, keys, palette and light.',
    { path: `^client/src/app/${FEATURE}/`, pathNot: TEST_FILE },
    {
      path: '^client/src/app/shell/',
      pathNot:
        '^client/src/app/shell/(?:page-heading|theme|place-counts|palette/palette-source|shortcuts/shortcuts)\\.ts$',
      dependencyTypesNot: ['type-only'],
    },
  ),
  forbid(
    'foundation-not-to-features',
    'shell, auth, live, ui, device-store and api stand below the features.',
    { path: ['^client/src/app/(?:shell|auth|live|ui|device-store)/', '^client/src/api/'] },
    { path: `^client/src/app/${FEATURE}/` },
  ),
  forbid(
    'folders-not-to-app-root',
    'Inside the console only the table of paths is imported from the root.',
    { path: ['^client/src/app/[^/]+/', '^client/src/api/'] },
    { path: '^client/src/(?:app/)?[^/]+\\.ts$', pathNot: '^client/src/app/paths\\.ts$' },
  ),
  forbid(
    'ui-is-plain',
    'Widgets know Angular (with rxjs), Material, the CDK, d3 and Temporal, and no clinic word.',
    { path: '^client/src/app/ui/', pathNot: [TEST_FILE, '\\.harness\\.ts$'] },
    { pathNot: ['^client/src/app/ui/', '(?:^|/)node_modules/(?:@angular/|rxjs/|temporal-polyfill/|(?:@types/)?d3-)'] },
  ),
  forbid(
    'api-is-plain',
    'The generated client and the problem type know nothing of the console.',
    { path: '^client/src/api/' },
    { path: '^client/src/app/' },
  ),
];

const e2e = [
  forbid(
    'e2e-from-outside',
    'Journeys see the product as its users do.',
    { path: '^e2e/' },
    { path: ['^server/', '^client/', '^dist/'] },
  ),
];

// Three rules for one ban: a file is refused whether it imports, is imported, or stands alone.
const REFUSED_NAMES = ['(?:^|/)index\\.ts$', '[-./](?:utils?|helpers?|common|misc)[./]'];
const names = [
  ['file-name-importing', { path: REFUSED_NAMES }, {}],
  ['file-name-imported', {}, { path: REFUSED_NAMES }],
  ['file-name-alone', { path: REFUSED_NAMES, orphan: true }, {}],
].map(([name, from, to]) =>
  forbid(
    name,
    'No barrels and no utils, helpers or common: name the concept.',
    { ...from, pathNot: ['node_modules', '^client/src/api/generated/'] },
    to.path ? { ...to, pathNot: ['node_modules', '^client/src/api/generated/'] } : to,
  ),
);

const hygiene = [
  forbid('no-circular', 'No cycles, not even of types.', { pathNot: '^client/src/api/generated/' }, { circular: true }),
  forbid(
    'no-dead-server-file',
    'Every file of the server is reached from main or openapi, or is a rule that the console runs.',
    { path: ['^server/src/(?:main|openapi)\\.ts$', '^client/src/main\\.ts$'] },
    {
      path: '^server/src/',
      pathNot: [
        TEST_FILE,
        '\\.entity\\.ts$',
        '^server/src/(?:main|openapi)\\.ts$',
        '^server/src/platform/database/migrations/',
      ],
      reachable: false,
    },
  ),
  forbid(
    'no-dead-client-file',
    'Every file of the console is reached from main.',
    { path: '^client/src/main\\.ts$' },
    {
      path: '^client/src/',
      pathNot: [TEST_FILE, '\\.harness\\.ts$', '^client/src/testing/', '^client/src/api/generated/'],
      reachable: false,
    },
  ),
  forbid('resolvable', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
  forbid(
    'no-development-packages',
    'The product runs without devDependencies.',
    { path: '^(?:server|client)/src/', pathNot: [TEST_FILE, '\\.harness\\.ts$', '^client/src/testing/'] },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
  ),
  forbid(
    'declared-packages',
    'Name the package in package.json.',
    { pathNot: [TEST_FILE, '^client/src/testing/'] },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  ),
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...domainOrder, ...serverShape, ...fileKinds, ...client, ...e2e, ...names, ...hygiene],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:dist|\\.data|coverage)/' },
    // Types count: a cycle of types is a cycle.
    tsPreCompilationDeps: true,
    moduleSystems: ['es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.d.ts'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
