import { Routes } from '@angular/router';

export const consultationsRoutes: Routes = [
  {
    path: ':id',
    title: 'Consultation',
    loadComponent: () => import('./consultation-page/consultation-page').then((m) => m.ConsultationScreen),
  },
];
