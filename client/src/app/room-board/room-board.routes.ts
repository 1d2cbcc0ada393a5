import { CanMatchFn, Routes } from '@angular/router';
import { readPlace, View } from './board-address';

/** The views share one address and differ in `?view=`; anything unknown is the day. */
const showing =
  (view: View): CanMatchFn =>
  (_route, _segments, { queryParamMap }) =>
    readPlace(queryParamMap).view === view;

export const roomBoardRoutes: Routes = [
  { path: 'waitlist', loadChildren: () => import('../scheduling/waitlist.routes') },
  {
    path: '',
    title: 'Room board',
    canMatch: [showing('week')],
    loadComponent: () => import('./week-page/week-page').then((m) => m.WeekPage),
  },
  {
    path: '',
    title: 'Room board',
    canMatch: [showing('agenda')],
    loadComponent: () => import('./agenda-page/agenda-page').then((m) => m.AgendaPage),
  },
  {
    path: '',
    title: 'Room board',
    canMatch: [showing('list')],
    loadComponent: () => import('./list-page/list-page').then((m) => m.ListPage),
  },
  { path: '', title: 'Room board', loadComponent: () => import('./board-page/board-page').then((m) => m.BoardPage) },
];
