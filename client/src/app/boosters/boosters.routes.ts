import { Routes } from '@angular/router';

const loadComponent = () => import('./booster-page/booster-page').then((m) => m.BoosterReviews);

export const boostersRoutes: Routes = [
  { path: '', title: 'Booster reviews', loadComponent },
  { path: ':id', title: 'Booster reviews', loadComponent },
];
