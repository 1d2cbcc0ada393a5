// Fails when openapi.json or the generated client is not what the server's code says.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const generated = ['openapi.json', 'client/src/api/generated'];
const options = { cwd: root, stdio: 'inherit' };

execFileSync('npm', ['run', '--silent', 'openapi'], options);
execFileSync('git', ['diff', '--exit-code', '--stat', '--', ...generated], options);
const untracked = execFileSync('git', ['ls-files', '--others', '--exclude-standard', '--', ...generated], {
  cwd: root,
});
if (untracked.length > 0) {
  process.stderr.write(`Generated, but not committed:\n${untracked}`);
  process.exitCode = 1;
}
