/**
 * A reason why this process cannot run that the person who started it can act on.
 * `main.ts` prints the message as one line, without a stack, and exits with code 1.
 */
export class StartupError extends Error {
  override readonly name = 'StartupError';

  constructor(message: string, cause?: unknown) {
    super(message.replaceAll(/\s+/g, ' ').trim(), { cause });
  }
}

/** The one line to print for whatever stopped the start. */
export function startupLine(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return 'The disk is full: free some space, then start again.';
  return (message || String(error)).replaceAll(/\s+/g, ' ').trim();
}
