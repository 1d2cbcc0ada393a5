import { inject } from '@angular/core';
import { CanDeactivateFn } from '@angular/router';
import { ConfirmDialog } from '../ui/confirm-dialog/confirm-dialog';
import { PendingEntries } from './pending-entries';

/** What neither the server nor this device has is lost with its window: ask before leaving. */
export const keepPendingEntries: CanDeactivateFn<unknown> = async () => {
  if (inject(PendingEntries).unkept() === 0) return true;
  const given = await inject(ConfirmDialog).ask({
    title: 'Leave with entries not saved?',
    message:
      'The server did not answer yet, and this browser keeps nothing. What is pending is lost when you close it.',
    words: 'none',
    keep: 'Stay',
    verb: 'Leave',
    destructive: true,
  });
  return given !== undefined;
};
