import { Routes } from '@angular/router';

export const treatmentPlansRoutes: Routes = [
  {
    path: 'new/:patientId',
    title: 'New plan',
    loadComponent: () => import('./new-plan-page/new-plan-page').then((m) => m.NewPlanPage),
  },
  { path: ':id', title: 'Plan', loadComponent: () => import('./plan-page/plan-page').then((m) => m.PlanPageScreen) },
];
