import { Routes } from '@angular/router';
import { allowed } from '../auth/auth-guard';
import { keepPendingReadings } from './keep-pending-readings';

export default [
  {
    path: ':id',
    title: 'Session',
    data: { bare: true },
    canMatch: [allowed('session.read')],
    canDeactivate: [keepPendingReadings],
    loadComponent: () => import('./session-page/session-page').then((m) => m.SessionPage),
  },
  {
    path: ':id',
    title: 'Session',
    canMatch: [allowed('session.receive')],
    loadComponent: () => import('./visit-page/visit-page').then((m) => m.VisitPage),
  },
] satisfies Routes;
