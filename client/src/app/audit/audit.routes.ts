import { Routes } from '@angular/router';
import { allowed } from '../auth/auth-guard';

export default [
  {
    path: '',
    title: 'Audit',
    canMatch: [allowed('audit.read')],
    loadComponent: () => import('./audit-page/audit-page').then((m) => m.AuditPage),
  },
] satisfies Routes;
