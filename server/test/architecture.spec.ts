import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly how?: 'type' | 'dynamic';
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');
const DOMAINS_TOP_DOWN = [
  'staff',
  'auth',
  'live',
  'patients',
  'scheduling',
  'inquiries',
  'consultations',
  'treatment-plans',
  'sessions',
  'boosters',
];

/** One planted import for each rule, and more where a rule has several sides. */
const REFUSED: readonly (readonly [rule: string, from: string, to: string, how?: Edge['how']])[] = [
  ...DOMAINS_TOP_DOWN.map(
    (domain) =>
      [`domain-order-${domain}`, `server/src/${domain}/up.queries.ts`, 'server/src/demo/down.queries.ts'] as const,
  ),
  ['domain-order-audit', 'server/src/audit/trail.queries.ts', 'server/src/staff/staff.queries.ts'],
  ['domain-order-rooms', 'server/src/rooms/rooms.queries.ts', 'server/src/patients/patients.queries.ts'],
  ['domain-order-scheduling', 'server/src/scheduling/slots.queries.ts', 'server/src/sessions/sessions.queries.ts'],
  ['domain-order-today', 'server/src/today/today.queries.ts', 'server/src/room-board/board.queries.ts'],
  ['domain-order-follow-ups', 'server/src/follow-ups/due.queries.ts', 'server/src/reports/reports.queries.ts'],
  ['domain-order-chart', 'server/src/chart/chart.queries.ts', 'server/src/reports/reports.queries.ts'],
  [
    'domain-order-integration-notes',
    'server/src/integration-notes/notes.queries.ts',
    'server/src/boosters/boosters.queries.ts',
  ],
  [
    'domain-order-outcome-measures',
    'server/src/outcome-measures/scores.queries.ts',
    'server/src/boosters/boosters.queries.ts',
  ],
  ['domain-order-room-board', 'server/src/room-board/board.queries.ts', 'server/src/reports/reports.queries.ts'],
  ['domain-order-reports', 'server/src/reports/rates.queries.ts', 'server/src/room-board/board.queries.ts'],
  ['domain-order-interop', 'server/src/interop/fhir/fhir.queries.ts', 'server/src/reports/reports.queries.ts'],
  ['domain-order-demo', 'server/src/demo/demo.queries.ts', 'server/src/reports/reports.queries.ts'],
  ['domain-order-patients', 'server/src/patients/rules/age.ts', 'server/src/sessions/rules/dose.ts', 'type'],
  ['known-domain', 'server/src/billing/billing.service.ts', 'server/src/platform/time/clock.ts'],
  ['platform-knows-no-domain', 'server/src/platform/http/filter.ts', 'server/src/sessions/sessions.queries.ts', 'type'],
  ['domains-not-to-composition-root', 'server/src/sessions/wiring.ts', 'server/src/app.module.ts'],
  ['other-domain-public-files', 'server/src/sessions/inside.ts', 'server/src/patients/patient-merge.ts'],
  ['other-domain-public-files', 'server/src/sessions/inside.ts', 'server/src/patients/patients.controller.ts', 'type'],
  ['other-domain-dto', 'server/src/sessions/inside.service.ts', 'server/src/patients/patient.dto.ts', 'type'],
  ['sign-in-doors', 'server/src/sessions/signed.service.ts', 'server/src/auth/current-staff.ts'],
  ['no-dynamic-import', 'server/src/sessions/late.ts', 'server/src/sessions/late.service.ts', 'dynamic'],
  ['source-not-to-tests', 'server/src/sessions/tested.ts', 'server/test/fake-clock.ts'],
  ['source-not-to-tests', 'client/src/app/ui/tested.ts', 'client/src/app/ui/chip.harness.ts'],
  ['server-not-to-client', 'server/src/sessions/looks.ts', 'client/src/app/paths.ts'],
  ['rules-are-pure', 'server/src/sessions/rules/impure.ts', 'server/src/sessions/session.entity.ts', 'type'],
  ['rules-are-pure', 'server/src/sessions/rules/impure.ts', 'server/src/platform/time/clock.ts', 'type'],
  ['rules-are-pure', 'server/src/sessions/rules/impure.ts', 'fs'],
  ['rules-are-pure', 'server/src/sessions/rules/impure.ts', 'typeorm'],
  ['rules-are-pure', 'server/src/interop/csv/rules/row.ts', 'server/src/interop/csv/csv.service.ts'],
  ['entity-platform', 'server/src/sessions/a.entity.ts', 'server/src/platform/http/paging.ts'],
  ['entity-own-domain', 'server/src/sessions/a.entity.ts', 'server/src/sessions/sessions.service.ts'],
  ['entity-other-domain', 'server/src/sessions/a.entity.ts', 'server/src/patients/patients.queries.ts'],
  ['dto-platform', 'server/src/sessions/a.dto.ts', 'server/src/platform/database/transactions.ts'],
  ['dto-own-domain', 'server/src/sessions/a.dto.ts', 'server/src/sessions/sessions.controller.ts'],
  ['dto-rows-as-types', 'server/src/sessions/a.dto.ts', 'server/src/sessions/session.entity.ts'],
  ['dto-other-domain', 'server/src/sessions/a.dto.ts', 'server/src/patients/patient.entity.ts', 'type'],
  ['queries-own-domain', 'server/src/sessions/a.queries.ts', 'server/src/sessions/session.dto.ts', 'type'],
  ['queries-own-domain', 'server/src/sessions/a.queries.ts', 'server/src/sessions/sessions.service.ts'],
  ['queries-other-domain', 'server/src/sessions/a.queries.ts', 'server/src/patients/patients.service.ts'],
  ['queries-other-rules', 'server/src/sessions/a.queries.ts', 'server/src/patients/rules/age.ts'],
  ['service-own-domain', 'server/src/sessions/a.service.ts', 'server/src/sessions/session.dto.ts', 'type'],
  ['service-own-domain', 'server/src/sessions/a.service.ts', 'server/src/sessions/sessions.controller.ts'],
  ['service-other-domain', 'server/src/sessions/a.service.ts', 'server/src/patients/patient.entity.ts'],
  ['service-other-domain', 'server/src/sessions/a.service.ts', 'server/src/patients/patient-merge.ts'],
  ['controller-own-domain', 'server/src/sessions/a.controller.ts', 'server/src/sessions/session.entity.ts', 'type'],
  ['controller-own-domain', 'server/src/sessions/a.controller.ts', 'server/src/sessions/rules/dose.ts'],
  ['controller-other-domain', 'server/src/sessions/a.controller.ts', 'server/src/patients/patients.service.ts'],
  ['events-are-data', 'server/src/sessions/a.events.ts', 'server/src/sessions/session.entity.ts', 'type'],
  ['client-to-server-rules-only', 'client/src/app/sessions/peeks.ts', 'server/src/sessions/session.dto.ts', 'type'],
  ['client-to-server-rules-only', 'client/src/app/sessions/peeks.ts', 'server/src/platform/time/interval.ts'],
  ['client-not-to-server-specs', 'client/src/app/sessions/peeks.ts', 'server/src/sessions/rules/dose.spec.ts'],
  ['client-not-to-server-packages', 'client/src/app/sessions/peeks.ts', 'typeorm'],
  ['known-client-folder', 'client/src/app/billing/billing.ts', 'client/src/app/paths.ts'],
  ['feature-isolation', 'client/src/app/sessions/crosses.ts', 'client/src/app/patients/chart/chart.ts'],
  ['feature-to-shell-types', 'client/src/app/sessions/crosses.ts', 'client/src/app/shell/toolbar.ts'],
  ['foundation-not-to-features', 'client/src/app/shell/toolbar.ts', 'client/src/app/patients/chart/chart.ts'],
  ['folders-not-to-app-root', 'client/src/app/sessions/crosses.ts', 'client/src/app/app.routes.ts'],
  ['ui-is-plain', 'client/src/app/ui/chip.ts', 'client/src/api/problem.ts', 'type'],
  ['ui-is-plain', 'client/src/app/ui/chip.ts', 'client/src/app/paths.ts'],
  ['ui-is-plain', 'client/src/app/ui/chip.ts', 'server/src/sessions/rules/dose.ts'],
  ['api-is-plain', 'client/src/api/problem.ts', 'client/src/app/auth/sign-in.ts'],
  ['e2e-from-outside', 'e2e/journeys/a.spec.ts', 'server/src/sessions/rules/dose.ts'],
  ['e2e-from-outside', 'e2e/journeys/a.spec.ts', 'client/src/app/paths.ts'],
  ['file-name-importing', 'server/src/sessions/date-utils.ts', 'server/src/sessions/sessions.queries.ts'],
  ['file-name-importing', 'client/src/app/sessions/helpers/round.ts', 'client/src/app/paths.ts'],
  ['file-name-imported', 'server/src/sessions/tidy.ts', 'server/src/sessions/common.ts'],
  ['file-name-imported', 'client/src/app/sessions/tidy.ts', 'client/src/app/ui/index.ts'],
  ['no-circular', 'server/src/sessions/circle-a.ts', 'server/src/sessions/circle-b.ts'],
  ['resolvable', 'server/src/sessions/lost.ts', './nowhere.js'],
  ['no-development-packages', 'server/src/sessions/borrowed.ts', 'jest'],
  ['declared-packages', 'server/src/sessions/borrowed.ts', 'undeclared'],
];

/** Closes the planted cycle; a type is enough. */
const WAY_BACK: Edge = { from: 'server/src/sessions/circle-b.ts', to: 'server/src/sessions/circle-a.ts', how: 'type' };

/** Files that nothing imports. */
const REFUSED_ALONE: readonly (readonly [rule: string, file: string])[] = [
  ['file-name-alone', 'client/src/app/patients/helpers.ts'],
  ['no-dead-server-file', 'server/src/sessions/forgotten.ts'],
  ['no-dead-client-file', 'client/src/app/sessions/forgotten.ts'],
];

/** What the rules must leave alone. */
const ALLOWED: readonly Edge[] = [
  { from: 'server/src/sessions/rules/dose.ts', to: 'server/src/platform/errors/domain-error.ts' },
  { from: 'server/src/sessions/rules/dose.ts', to: 'server/src/platform/time/interval.ts' },
  { from: 'server/src/sessions/rules/dose.ts', to: 'server/src/treatment-plans/rules/spacing.ts' },
  { from: 'server/src/sessions/rules/dose.ts', to: 'server/src/platform/time/zone.ts' },
  { from: 'server/src/sessions/ok.queries.ts', to: 'server/src/patients/rules/patient-errors.ts' },
  { from: 'server/src/sessions/ok.controller.ts', to: 'server/src/auth/rules/permissions.ts' },
  { from: 'server/src/sessions/ok.entity.ts', to: 'server/src/patients/patient.entity.ts' },
  { from: 'server/src/sessions/ok.entity.ts', to: 'server/src/platform/database/columns.ts' },
  { from: 'server/src/sessions/ok.entity.ts', to: 'server/src/sessions/rules/dose.ts', how: 'type' },
  { from: 'server/src/sessions/ok.entity.ts', to: 'typeorm' },
  { from: 'server/src/sessions/ok.dto.ts', to: 'server/src/patients/patient.dto.ts' },
  { from: 'server/src/sessions/ok.dto.ts', to: 'server/src/sessions/session.entity.ts', how: 'type' },
  { from: 'server/src/sessions/ok.queries.ts', to: 'server/src/patients/patients.queries.ts' },
  { from: 'server/src/sessions/ok.service.ts', to: 'server/src/patients/patients.service.ts' },
  { from: 'server/src/sessions/ok.service.ts', to: 'server/src/treatment-plans/plan.events.ts' },
  { from: 'server/src/sessions/ok.service.ts', to: 'server/src/sessions/rules/dose.ts' },
  { from: 'server/src/sessions/ok.service.ts', to: 'server/src/patients/rules/age.ts' },
  { from: 'server/src/sessions/ok.service.ts', to: 'server/src/platform/database/transactions.ts' },
  { from: 'server/src/sessions/ok.controller.ts', to: 'server/src/auth/allow.ts' },
  { from: 'server/src/staff/staff.controller.ts', to: 'server/src/auth/allow.ts' },
  { from: 'server/src/sessions/ok.controller.ts', to: 'server/src/sessions/sessions.service.ts' },
  { from: 'server/src/sessions/ok.spec.ts', to: 'server/test/fake-clock.ts' },
  { from: 'client/src/app/sessions/ok.ts', to: 'server/src/sessions/rules/dose.ts' },
  { from: 'client/src/app/sessions/ok.ts', to: 'client/src/app/patients/patient-api.ts' },
  { from: 'client/src/app/sessions/ok.ts', to: 'client/src/app/patients/patients.routes.ts' },
  { from: 'client/src/app/sessions/ok.ts', to: 'client/src/app/paths.ts' },
  { from: 'client/src/app/sessions/ok.ts', to: 'client/src/app/ui/card.ts' },
  { from: 'client/src/app/sessions/ok.ts', to: 'client/src/api/problem.ts' },
  { from: 'client/src/app/ui/card.ts', to: '@angular/core' },
  { from: 'client/src/app/app.routes.ts', to: 'client/src/app/patients/patients.routes.ts', how: 'dynamic' },
];

const PACKAGES = ['typeorm', 'jest', 'undeclared', '@angular/core'];

describe('import rules', () => {
  let tree: string;
  let found: readonly Violation[];

  beforeAll(async () => {
    tree = await mkdtemp(join(tmpdir(), 'throughline-architecture-'));
    await plant(tree);
    found = await cruise(tree, ['server', 'client', 'e2e']);
  }, 60_000);

  afterAll(() => rm(tree, { recursive: true, force: true }));

  it.each(REFUSED.map(([rule, from, to]) => [rule, from, to] as const))('%s refuses %s -> %s', (rule, from, to) => {
    expect(
      found.filter((violation) => violation.from === from && leadsTo(violation, to)).map(({ rule: { name } }) => name),
    ).toContain(rule);
  });

  it.each(REFUSED_ALONE)('%s refuses %s', (rule, file) => {
    expect(found.filter(({ from }) => from === file).map(({ rule: { name } }) => name)).toContain(rule);
  });

  it.each(ALLOWED)('allows $from -> $to', ({ from, to }) => {
    expect(
      found.filter((violation) => violation.from === from && leadsTo(violation, to)).map(({ rule: { name } }) => name),
    ).toEqual([]);
  });

  it('has a planted violation for every rule', () => {
    const { forbidden } = createRequire(import.meta.url)(CONFIG) as { forbidden: { name: string }[] };
    const planted = new Set([...REFUSED, ...REFUSED_ALONE].map(([rule]) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  });
});

it('the product itself breaks no import rule', async () => {
  const folders = ['server', 'client', 'e2e'].filter((folder) => existsSync(join(ROOT, folder)));
  const violations = await cruise(ROOT, folders);
  expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
}, 120_000);

async function plant(root: string): Promise<void> {
  const sources = new Map<string, string[]>();
  const add = (file: string, line: string): void => {
    sources.set(file, [...(sources.get(file) ?? []), line]);
  };
  const edges: Edge[] = [
    ...REFUSED.map(([, from, to, how]) => (how ? { from, to, how } : { from, to })),
    ...ALLOWED,
    WAY_BACK,
  ];
  edges.forEach(({ from, to, how }, index) => {
    const isFile = to.includes('/src/') || to.includes('/test/');
    if (isFile) add(to, '');
    add(from, statement(isFile ? specifier(from, to) : to, how, index));
  });
  for (const [, file] of REFUSED_ALONE) add(file, '');
  add('server/src/main.ts', '');
  add('client/src/main.ts', '');
  for (const [file, lines] of sources) {
    await write(join(root, file), `export const value = 1;\nexport type Value = 1;\n${lines.join('\n')}\n`);
  }
  for (const name of PACKAGES) {
    await write(
      join(root, 'node_modules', name, 'package.json'),
      JSON.stringify({ name, version: '1.0.0', main: 'main.js' }),
    );
    await write(join(root, 'node_modules', name, 'main.js'), 'export const value = 1;\n');
  }
  await write(
    join(root, 'package.json'),
    JSON.stringify({
      type: 'module',
      dependencies: { typeorm: '1', '@angular/core': '1' },
      devDependencies: { jest: '1' },
    }),
  );
}

function statement(module: string, how: Edge['how'], index: number): string {
  if (how === 'dynamic') return `export const late${String(index)} = () => import('${module}');`;
  if (how === 'type') return `import type { Value as Value${String(index)} } from '${module}';`;
  return `import { value as value${String(index)} } from '${module}';\nexport const copy${String(index)} = value${String(index)};`;
}

function specifier(from: string, to: string): string {
  const path = relative(dirname(from), to).replace(/\.ts$/, '.js');
  return path.startsWith('.') ? path : `./${path}`;
}

function leadsTo(violation: Violation, to: string): boolean {
  if (PACKAGES.includes(to)) return violation.to.startsWith(`node_modules/${to}/`);
  return violation.to === to;
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

/** Runs dependency-cruiser with the rules of the product in `root`, in a process of its own because it keeps caches per process. */
async function cruise(root: string, folders: readonly string[]): Promise<readonly Violation[]> {
  const output = join(await mkdtemp(join(tmpdir(), 'throughline-cruise-')), 'result.json');
  try {
    const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
    await promisify(execFile)(
      process.execPath,
      [program, '--config', CONFIG, '--output-type', 'json', '--output-to', output, ...folders],
      { cwd: root },
      // The exit code counts the violations; the report is what matters.
    ).catch(() => undefined);
    const report = JSON.parse(await readFile(output, 'utf8')) as { summary: { violations: Violation[] } };
    return report.summary.violations;
  } finally {
    await rm(dirname(output), { recursive: true, force: true });
  }
}
