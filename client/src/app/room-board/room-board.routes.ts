import { Routes } from '@angular/router';

export const roomBoardRoutes: Routes = [
  { path: '', title: 'Room board', loadComponent: () => import('./board-page/board-page').then((m) => m.BoardPage) },
];
