export const DISK_FULL = 'The disk is full: free some space, then start again.';

/**
 * A reason why this process cannot run that the person who started it can act on.
 * `main.ts` prints each reason as one line, without a stack, and exits with code 1.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';

  constructor(reasons: string | readonly string[], cause?: unknown) {
    super([reasons].flat().map(oneLine).join('\n'), { cause });
  }
}

/** What to print for whatever stopped the start: a line for each reason. */
export function startupLines(error: unknown): string[] {
  if (isDiskFull(error)) return [DISK_FULL];
  if (error instanceof StartupError) return error.message.split('\n');
  return [oneLine((error as Error).message || String(error))];
}

/** The system's code, or the SQLSTATE with which PostgreSQL passes it on; whoever explained the failure kept it as the cause. */
function isDiskFull(error: unknown): boolean {
  const { code, cause } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === '53100' || (cause instanceof Error && isDiskFull(cause));
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
