import { Routes } from '@angular/router';
import { allowed } from '../auth/auth-guard';

export default [
  {
    path: '',
    canMatch: [allowed('calendar.edit')],
    loadComponent: () => import('./settings-page/settings-page').then((m) => m.SettingsPage),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'hours' },
      {
        path: 'hours',
        title: 'Location and hours',
        loadComponent: () => import('./hours-page/hours-page').then((m) => m.HoursPage),
      },
      {
        path: 'rooms',
        title: 'Rooms',
        loadComponent: () => import('./rooms-page/rooms-page').then((m) => m.RoomsPage),
      },
      {
        path: 'blocks',
        title: 'Blocks',
        loadComponent: () => import('./blocks-page/blocks-page').then((m) => m.BlocksPage),
      },
      {
        path: 'shifts',
        title: 'Shifts and absences',
        loadComponent: () => import('./shifts-page/shifts-page').then((m) => m.ShiftsPage),
      },
      {
        path: 'visits',
        title: 'Visit templates',
        loadComponent: () => import('./visits-page/visits-page').then((m) => m.VisitsPage),
      },
      {
        path: 'hallway',
        title: 'Hallway screens',
        loadComponent: () => import('./hallway-page/hallway-page').then((m) => m.HallwaySettingsPage),
      },
    ],
  },
] satisfies Routes;
