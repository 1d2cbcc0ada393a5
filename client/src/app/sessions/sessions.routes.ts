import { Routes } from '@angular/router';
import { allowed } from '../auth/auth-guard';
import { keepPendingEntries } from './keep-pending-entries';

export default [
  {
    path: ':id',
    title: 'Session',
    data: { bare: true },
    canMatch: [allowed('session.read')],
    canDeactivate: [keepPendingEntries],
    loadComponent: () => import('./session-page/session-page').then((m) => m.SessionPage),
  },
  {
    path: ':id',
    title: 'Session',
    canMatch: [allowed('session.receive')],
    loadComponent: () => import('./visit-page/visit-page').then((m) => m.VisitPage),
  },
] satisfies Routes;
