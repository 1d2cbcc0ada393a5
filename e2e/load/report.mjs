import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './product.mjs';

/** What the product aims at, at 8 connections: share of raw's requests per second, server CPU in ms, SQL statements (docs/performance.md). */
const TARGETS = {
  visit: { ratio: 0.6, cpu: 0.4, statements: 1, slower: 1.5 },
  board: { ratio: 0.55, cpu: 2.6, statements: 1, slower: 1.5 },
  search: { ratio: 0.7, cpu: 0.4, statements: 1, slower: 1.5 },
  chart: { ratio: 0.55, cpu: 0.4, statements: 2, slower: 1.5 },
  book: { ratio: 0.45, cpu: 0.9, statements: 3, slower: 2.5 },
};
const MARKS = ['<!-- measured: begin -->', '<!-- measured: end -->'];

/** Prints the tables, and puts them into docs/performance.md when asked. */
export async function report({ results, statements, once, startMs, idleMb, loadedMb, write }) {
  const text = [
    `Measured ${new Intl.DateTimeFormat('en-CA').format(new Date())} by \`npm run bench\` on ${cpus().length} cores, Node ${process.version}, load average ${loadavg()[0].toFixed(1)} at the end.`,
    ...['', '### Against the targets, at 8 connections', ''],
    '| operation | ours / raw req/s | target | CPU ms | target | SQL statements + begin, commit (+ beside) | target | p50 at 1: ours / raw | target | p99 at 8: ours / raw | target |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...Object.entries(TARGETS).map(([key, target]) => targetRow(results, statements, key, target)),
    ...['', '### Everything', ''],
    '| operation | connections | req/s | raw | ratio | p50 ms | raw | p99 ms | raw | CPU ms | raw | raw with the audit row, req/s |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...results.map(row),
    '',
    `Forty at once for one place: ${Object.entries(once)
      .map(([status, count]) => `${count} x ${status}`)
      .join(
        ', ',
      )} (${verdict(once[201] === 1 && Object.keys(once).every((status) => status === '201' || status === '409'))}).`,
    `Start of the built server, database up: ${(startMs / 1000).toFixed(1)} s (${verdict(startMs <= 2_000)} of 2.0 s).`,
    `Memory of the server: ${idleMb} MB idle (${verdict(idleMb <= 150)} of 150 MB), ${loadedMb} MB after the load (${verdict(loadedMb <= 300)} of 300 MB).`,
  ].join('\n');
  process.stdout.write(`\n${text}\n`);
  if (!write) return;
  const file = join(ROOT, 'docs/performance.md');
  const before = await readFile(file, 'utf8');
  const [begin, end] = MARKS.map((mark) => before.indexOf(mark));
  if (begin < 0 || end < begin) throw new Error('docs/performance.md has lost its marks');
  await writeFile(file, `${before.slice(0, begin + MARKS[0].length)}\n${text}\n${before.slice(end)}`);
}

function targetRow(results, statements, key, target) {
  const at = (connections) =>
    results.find(({ operation, connections: n }) => operation.key === key && n === connections);
  const [one, eight] = [at(1), at(8)];
  const ratio = eight.ours.perSecond / eight.raw.perSecond;
  const sql = statements[key];
  const slower = one.ours.p50 / one.raw.p50;
  const tail = eight.ours.p99 / eight.raw.p99;
  return `| ${eight.operation.label} | ${ratio.toFixed(2)} | >= ${target.ratio}: ${verdict(ratio >= target.ratio)} | ${eight.ours.cpu.toFixed(2)} | <= ${target.cpu}: ${verdict(eight.ours.cpu <= target.cpu)} | ${sql.statements.toFixed(1)} + ${sql.control.toFixed(1)} (+ ${sql.background.toFixed(1)}) | <= ${target.statements}: ${verdict(Math.round(sql.statements * 4) / 4 <= target.statements)} | ${slower.toFixed(1)} | <= ${target.slower}: ${verdict(slower <= target.slower)} | ${tail.toFixed(1)} | <= 3: ${verdict(tail <= 3)} |`;
}

function row({ operation, connections, ours, raw, audited }) {
  const cells = [
    ...[
      operation.label,
      connections,
      ours.perSecond.toFixed(0),
      raw.perSecond.toFixed(0),
      (ours.perSecond / raw.perSecond).toFixed(2),
    ],
    ...[
      ours.p50.toFixed(2),
      raw.p50.toFixed(2),
      ours.p99.toFixed(1),
      raw.p99.toFixed(1),
      ours.cpu.toFixed(2),
      raw.cpu.toFixed(2),
    ],
    audited ? audited.perSecond.toFixed(0) : '',
  ];
  return `| ${cells.join(' | ')} |`;
}

function verdict(reached) {
  return reached ? 'met' : '**missed**';
}
