// Everything that CI checks: `npm test`. `node scripts/test.mjs lint db` runs only the named steps.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './find-chromium.mjs';

const root = join(import.meta.dirname, '..');
const bin = (name) => join(root, 'node_modules', name);
const reports = await mkdtemp(join(tmpdir(), 'throughline-reports-'));

const tsc = (project) => [bin('typescript/bin/tsc'), '-p', project, '--noEmit'];
const jest = (config, report, ...more) => [
  ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', bin('jest/bin/jest.js')],
  ...['-c', config, '--json', '--testTimeout=30000', '--outputFile', join(reports, `${report}.json`), ...more],
];

/** A check counts as one; a step with a `report` counts the tests in it. */
const STEPS = {
  format: { run: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  lint: { run: ['--max-old-space-size=4096', bin('eslint/bin/eslint.js'), '--max-warnings', '0', '.'] },
  'types of the server': { run: tsc('server/tsconfig.json') },
  'types of the client': { run: tsc('client/tsconfig.spec.json') },
  'types of e2e': { run: tsc('e2e/tsconfig.json') },
  architecture: {
    run: [
      ...[bin('dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', '.dependency-cruiser.cjs'],
      ...['server', 'client', 'e2e'],
    ],
  },
  Dockerfile: { run: [bin('dockerfile-utils/bin/dockerfile-utils'), 'lint', 'docker/Dockerfile'] },
  'compose file': {
    run: [bin('dclint/bin/dclint.cjs'), '-c', 'docker/.dclintrc.json', '--max-warnings', '0', 'docker/compose.yaml'],
  },
  pure: { run: jest('server/jest.config.js', 'pure', '--selectProjects', 'pure'), report: 'pure' },
  'pure in Apia': {
    run: jest('server/jest.config.js', 'apia', '--selectProjects', 'pure'),
    report: 'apia',
    env: { TZ: 'Pacific/Apia' },
  },
  db: { run: jest('server/jest.config.js', 'db', '--selectProjects', 'db'), report: 'db' },
  http: { run: jest('server/jest.config.js', 'http', '--selectProjects', 'http'), report: 'http' },
  component: { run: jest('client/jest.config.js', 'component'), report: 'component' },
  'OpenAPI drift': { run: [join(root, 'scripts/check-openapi.mjs')] },
  build: { run: [join(root, 'scripts/build.mjs')] },
  'bookings under load': { run: [join(root, 'e2e/load/bench.mjs'), '--short'] },
  e2e: {
    run: [bin('@playwright/test/cli.js'), 'test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json'],
    report: 'e2e',
    env: () => ({ CHROMIUM_PATH: findChromium(), PLAYWRIGHT_JSON_OUTPUT_NAME: join(reports, 'e2e.json') }),
  },
};

/** Two lanes for two cores, then what needs the machine for itself. */
const LANES = [
  ['pure', 'pure in Apia', 'db', 'http', 'component'],
  [
    'format',
    'types of the server',
    'types of the client',
    'types of e2e',
    'architecture',
    'lint',
    'Dockerfile',
    'compose file',
  ],
];
const LAST = ['OpenAPI drift', 'build', 'bookings under load', 'e2e'];

const named = process.argv.slice(2);
const wanted = (name) => named.length === 0 || named.includes(name);
const total = { passed: 0, failed: 0 };

await Promise.all(LANES.map(runInTurn));
await runInTurn(LAST);
await rm(reports, { recursive: true, force: true });
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

async function runInTurn(names) {
  for (const name of names.filter(wanted)) await runStep(name, STEPS[name]);
}

async function runStep(name, { run, report, env = {} }) {
  const started = performance.now();
  const { code, output } = await execute(run, env);
  const counts = report === undefined ? undefined : await countsOf(report);
  const passed = counts?.passed ?? (code === 0 ? 1 : 0);
  // A crash, or a run without a single test, is a failure even when no test says so.
  const failed = counts?.failed || (code === 0 && passed > 0 ? 0 : 1);
  total.passed += passed;
  total.failed += failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (failed > 0) process.stdout.write(`\n${output}\n`);
  process.stdout.write(`${failed > 0 ? 'FAIL' : 'ok  '} ${name}: ${passed} passed, ${failed} failed (${seconds} s)\n`);
}

async function execute(args, env) {
  const output = [];
  try {
    const variables = { ...process.env, ...(typeof env === 'function' ? env() : env), FORCE_COLOR: '0' };
    const child = spawn(process.execPath, args, { cwd: root, env: variables, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
    return { code, output: Buffer.concat(output).toString() };
  } catch (error) {
    return { code: 1, output: error.message };
  }
}

/** Jest and Playwright each have their own words in their JSON. A flaky browser test counts as failed. */
async function countsOf(report) {
  const json = await readFile(join(reports, `${report}.json`), 'utf8').catch(() => undefined);
  if (json === undefined) return undefined;
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, stats } = JSON.parse(json);
  if (stats) return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
}
