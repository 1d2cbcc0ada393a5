// npm start: builds what is stale, then runs the server in this process.
import { buildStale } from './build.mjs';

try {
  await buildStale();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
// `kill` of npm ends npm's shell but does not reach this process: leave with the shell.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && process.kill(process.pid, 'SIGTERM'), 500).unref();
await import('../dist/server/main.js');
