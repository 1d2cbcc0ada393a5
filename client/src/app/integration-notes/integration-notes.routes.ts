import { Routes } from '@angular/router';
import { keepUnsavedNote } from './keep-unsaved-note';

export default [
  {
    path: '',
    title: 'Unsigned notes',
    loadComponent: () => import('./unsigned-notes-page/unsigned-notes-page').then((m) => m.UnsignedNotesPage),
  },
  {
    path: ':id',
    title: 'Integration note',
    canDeactivate: [keepUnsavedNote],
    loadComponent: () => import('./note-page/note-page').then((m) => m.NotePage),
  },
] satisfies Routes;
