import { Routes } from '@angular/router';
import { allowed } from '../auth/auth-guard';

/** Shown within the room board, whose freed times it is for. */
export default [
  {
    path: '',
    title: 'Waitlist',
    canMatch: [allowed('waitlist.read')],
    loadComponent: () => import('./waitlist/waitlist-page').then((m) => m.WaitlistPage),
  },
] satisfies Routes;
