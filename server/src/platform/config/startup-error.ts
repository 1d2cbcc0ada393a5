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
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof StartupError) return error.message.split('\n');
  if (code === 'ENOSPC') return ['The disk is full: free some space, then start again.'];
  return [oneLine(message || String(error))];
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
