import { inject } from '@angular/core';
import { Route, Router, Routes, UrlSegment } from '@angular/router';
import { allowed, hallwayGuard, signedInGuard } from './auth/auth-guard';
import { PATHS } from './paths';
import { Places } from './shell/places';

/**
 * One lazy line per feature, inside the shell; its place on the rail appears by itself once the line is here.
 * `canMatch: [allowed('report.read')]` where a screen is not for everyone.
 */
export const routes: Routes = [
  {
    path: PATHS.signIn,
    title: 'Sign in',
    loadComponent: () => import('./auth/sign-in-page/sign-in-page').then((m) => m.SignInPage),
  },
  {
    path: PATHS.hallway,
    title: 'Hallway',
    canMatch: [hallwayGuard],
    loadComponent: () => import('./room-board/hallway-page/hallway-page').then((m) => m.HallwayPage),
  },
  {
    path: '',
    // Not part of the sign-in page; it comes together with the first screen inside it.
    loadComponent: () => import('./shell/shell').then((m) => m.Shell),
    canMatch: [signedInGuard],
    children: [
      { path: '', pathMatch: 'full', redirectTo: firstPlace },
      {
        path: PATHS.today,
        title: 'Today',
        canMatch: [allowed('today.clinician')],
        loadComponent: () => import('./today/clinician-page/clinician-page').then((m) => m.ClinicianPage),
      },
      {
        path: PATHS.today,
        title: 'Today',
        canMatch: [allowed('today.manager')],
        loadComponent: () => import('./reports/manager-home/manager-home').then((m) => m.ManagerHome),
      },
      { path: PATHS.sessions, loadChildren: () => import('./sessions/sessions.routes') },
      {
        path: PATHS.notes,
        canMatch: [allowed('note.read')],
        loadChildren: () => import('./integration-notes/integration-notes.routes'),
      },
      {
        path: PATHS.reports,
        canMatch: [allowed('report.read')],
        loadChildren: () => import('./reports/reports.routes'),
      },
      {
        path: PATHS.today,
        title: 'Today',
        canMatch: [allowed('today.frontDesk')],
        loadComponent: () => import('./room-board/front-desk-today/front-desk-today').then((m) => m.FrontDeskToday),
      },
      {
        path: PATHS.inquiries,
        canMatch: [allowed('inquiry.read')],
        loadChildren: () => import('./inquiries/inquiries.routes').then((m) => m.inquiriesRoutes),
      },
      {
        path: PATHS.patients,
        canMatch: [allowed('patient.search')],
        loadChildren: () => import('./patients/patients.routes').then((m) => m.patientsRoutes),
      },
      {
        path: PATHS.board,
        canMatch: [allowed('board.read')],
        loadChildren: () => import('./room-board/room-board.routes').then((m) => m.roomBoardRoutes),
      },
      { path: PATHS.settings, loadChildren: () => import('./settings/settings.routes') },
      { path: PATHS.audit, loadChildren: () => import('./audit/audit.routes') },
      {
        path: PATHS.consultations,
        canMatch: [allowed('consultation.read')],
        loadChildren: () => import('./consultations/consultations.routes').then((m) => m.consultationsRoutes),
      },
      {
        path: PATHS.plans,
        canMatch: [allowed('plan.read')],
        loadChildren: () => import('./treatment-plans/treatment-plans.routes').then((m) => m.treatmentPlansRoutes),
      },
      {
        path: PATHS.booker,
        canMatch: [allowed('session.schedule')],
        loadChildren: () => import('./treatment-plans/series-booker/series-booker.routes'),
      },
      {
        path: PATHS.boosters,
        canMatch: [allowed('booster.read')],
        loadChildren: () => import('./boosters/boosters.routes').then((m) => m.boostersRoutes),
      },
      {
        path: `${PATHS.patients}/:id`,
        title: 'Chart',
        canMatch: [allowed('chart.read'), (_: Route, segments: UrlSegment[]) => segments[1]?.path !== 'new'],
        loadComponent: () => import('./patients/chart/chart-page').then((m) => m.ChartPage),
      },
      {
        path: '**',
        title: 'Not found',
        loadComponent: () => import('./shell/not-found-page/not-found-page').then((m) => m.NotFoundPage),
      },
    ],
  },
];

function firstPlace() {
  return inject(Router).createUrlTree(['/', inject(Places).all()[0]?.path ?? 'nothing-here']);
}
