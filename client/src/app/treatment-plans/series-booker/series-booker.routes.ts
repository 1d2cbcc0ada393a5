import { Routes } from '@angular/router';

export default [
  {
    path: '',
    pathMatch: 'full',
    title: 'Book a series',
    loadComponent: () => import('./plans-to-book/plans-to-book').then((m) => m.PlansToBook),
  },
  {
    path: ':planId',
    title: 'Book a series',
    loadComponent: () => import('./series-booker').then((m) => m.SeriesBooker),
  },
] satisfies Routes;
