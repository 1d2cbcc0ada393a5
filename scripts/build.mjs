// Builds the server and the client into dist/. `node scripts/build.mjs [server] [client]`, both if none is named.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';

const root = join(import.meta.dirname, '..');

const PARTS = {
  server: {
    command: ['node_modules/@nestjs/cli/bin/nest.js', 'build'],
    result: 'dist/server/main.js',
    sources: [
      'server/src/**/*.ts',
      'server/tsconfig*.json',
      'nest-cli.json',
      'tsconfig.base.json',
      'package-lock.json',
    ],
  },
  client: {
    command: ['node_modules/@angular/cli/bin/ng.js', 'build'],
    result: 'dist/client/index.html',
    // The client shares the rules of the domains (docs/decisions/0002), hence is stale when they change.
    sources: [
      ...['client/src/**/*', 'client/public/**/*', 'client/tsconfig*.json', 'angular.json', 'tsconfig.base.json'],
      ...['server/src/*/rules/**/*.ts', 'package-lock.json', 'scripts/build.mjs'],
    ],
    finish: () => compressFiles(join(root, 'dist/client')),
  },
};

/** Builds each named part whose sources are not those of its last build. */
export async function buildStale(names = Object.keys(PARTS)) {
  await Promise.all(
    names.map(async (name) => {
      const [digest, stamp] = await Promise.all([digestOf(name), readFile(stampOf(name), 'utf8').catch(() => '')]);
      const built = await readFile(join(root, PARTS[name].result)).then(Boolean, () => false);
      if (!built || digest !== stamp) await build(name);
    }),
  );
}

async function build(name) {
  const digest = await digestOf(name);
  process.stdout.write(`Building the ${name} …\n`);
  await rm(stampOf(name), { force: true });
  const output = [];
  const builder = spawn(process.execPath, PARTS[name].command, {
    cwd: root,
    env: { ...process.env, NG_CLI_ANALYTICS: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  builder.stdout.on('data', (chunk) => output.push(chunk));
  builder.stderr.on('data', (chunk) => output.push(chunk));
  const code = await new Promise((resolve, reject) => builder.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`The ${name} does not build:\n${Buffer.concat(output).toString().trim()}`);
  await PARTS[name].finish?.();
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(stampOf(name), digest);
}

/** Text at its smallest beside each file, once here rather than quicker and larger at every request. */
async function compressFiles(folder) {
  for await (const entry of glob('**/*.{js,css,svg}', { cwd: folder, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    await writeFile(`${file}.br`, await promisify(brotliCompress)(await readFile(file)));
  }
}

function stampOf(name) {
  return join(root, 'dist', `${name}.stamp`);
}

/** Of contents, not times: a checkout or a copy touches every file. */
async function digestOf(name) {
  const files = [];
  for await (const entry of glob(PARTS[name].sources, { cwd: root, withFileTypes: true }))
    if (entry.isFile() && !entry.name.endsWith('.spec.ts')) files.push(join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  for (const file of files.sort())
    hash
      .update(file.slice(root.length))
      .update('\0')
      .update(await readFile(file));
  return hash.digest('hex');
}

if (import.meta.filename === process.argv[1]) {
  const named = process.argv.slice(2);
  try {
    await Promise.all((named.length ? named : Object.keys(PARTS)).map(build));
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
