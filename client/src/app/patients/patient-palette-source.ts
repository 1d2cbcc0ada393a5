import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Auth } from '../auth/auth';
import { linkTo } from '../paths';
import { PaletteSource } from '../shell/palette/palette-source';
import { formatTime } from '../ui/clinic-time/clinic-time';
import { PatientApi } from './patient-api';

/** One letter finds half the clinic: nothing to choose from, and a line in the trail for each. */
const SHORTEST = 2;
const MOST = 8;

/** Patients by name, chart number or date of birth, on every screen of those who may search them. */
export function patientPaletteSource(): PaletteSource {
  const api = inject(PatientApi);
  const auth = inject(Auth);
  const router = inject(Router);
  return {
    group: 'Patients',
    find: async (query) => {
      if (query.length < SHORTEST || !auth.may('patient.search')) return [];
      const result = await api.search({ text: query, page: 1, size: MOST });
      if (!result.ok) throw new Error(result.problem.title);
      return result.value.items.map((patient) => ({
        label: patient.name,
        detail: [patient.chartNumber, patient.birthDate && `born ${formatTime(patient.birthDate, 'dayYear', 'UTC')}`]
          .filter(Boolean)
          .join(' · '),
        icon: 'people' as const,
        run: () => void router.navigate(linkTo.patient(patient.id)),
      }));
    },
  };
}
