import { Routes } from '@angular/router';
import { allowed } from '../auth/auth-guard';

const formPage = () => import('./patient-form-page/patient-form-page').then((m) => m.PatientFormPage);

export const patientsRoutes: Routes = [
  {
    path: '',
    title: 'Patients',
    loadComponent: () => import('./patients-page/patients-page').then((m) => m.PatientsPage),
  },
  { path: 'new', title: 'New patient', canMatch: [allowed('patient.edit')], loadComponent: formPage },
  { path: ':id/edit', title: 'Patient', canMatch: [allowed('patient.edit')], loadComponent: formPage },
];
