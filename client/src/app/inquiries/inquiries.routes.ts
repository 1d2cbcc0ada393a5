import { Routes } from '@angular/router';

export const inquiriesRoutes: Routes = [
  {
    path: '',
    title: 'Inquiries',
    loadComponent: () => import('./inquiries-page/inquiries-page').then((m) => m.InquiriesPage),
  },
  {
    path: ':id',
    title: 'Inquiry',
    loadComponent: () => import('./inquiry-page/inquiry-page').then((m) => m.InquiryPage),
  },
];
