import { inject } from '@angular/core';
import { CanDeactivateFn } from '@angular/router';
import { ConfirmDialog } from '../ui/confirm-dialog/confirm-dialog';
import { PendingReadings } from './pending-readings';

/** A reading that the server does not have yet is lost with its screen: ask before leaving. */
export const keepPendingReadings: CanDeactivateFn<unknown> = async () => {
  if (inject(PendingReadings).count() === 0) return true;
  const given = await inject(ConfirmDialog).ask({
    title: 'Leave with readings not saved?',
    message: 'The server did not answer yet. Readings that are still pending are lost when you leave.',
    words: 'none',
    keep: 'Stay',
    verb: 'Leave and lose them',
    destructive: true,
  });
  return given !== undefined;
};
