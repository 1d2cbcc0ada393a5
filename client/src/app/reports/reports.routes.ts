import { Routes } from '@angular/router';

export default [
  { path: '', pathMatch: 'full', redirectTo: 'completion' },
  {
    path: 'completion',
    title: 'Plan completion',
    loadComponent: () => import('./plan-completion-page/plan-completion-page').then((m) => m.PlanCompletionPage),
  },
] satisfies Routes;
