/**
 * Every address of the console, for the router and for links alike. Segments are what app.routes.ts registers;
 * functions build the commands of a routerLink.
 */
export const PATHS = {
  signIn: 'sign-in',
  today: 'today',
  board: 'board',
  booker: 'booker',
  inquiries: 'inquiries',
  patients: 'patients',
  consultations: 'consultations',
  plans: 'plans',
  sessions: 'sessions',
  notes: 'notes',
  outcomes: 'outcomes',
  boosters: 'boosters',
  reports: 'reports',
  settings: 'settings',
  audit: 'audit',
  hallway: 'hallway',
} as const;

export type PathSegment = (typeof PATHS)[keyof typeof PATHS];

export const linkTo = {
  today: () => ['/', PATHS.today],
  board: () => ['/', PATHS.board],
  hallway: () => ['/', PATHS.hallway],
  waitlist: () => ['/', PATHS.board, 'waitlist'],
  booker: (planId?: string) => (planId ? ['/', PATHS.booker, planId] : ['/', PATHS.booker]),
  inquiries: () => ['/', PATHS.inquiries],
  inquiry: (id: string) => ['/', PATHS.inquiries, id],
  patients: () => ['/', PATHS.patients],
  patient: (id: string) => ['/', PATHS.patients, id],
  consultation: (id: string) => ['/', PATHS.consultations, id],
  newPatient: () => ['/', PATHS.patients, 'new'],
  editPatient: (id: string) => ['/', PATHS.patients, id, 'edit'],
  newPlan: (patientId: string) => ['/', PATHS.plans, 'new', patientId],
  plan: (id: string) => ['/', PATHS.plans, id],
  session: (id: string) => ['/', PATHS.sessions, id],
  notes: () => ['/', PATHS.notes],
  note: (id: string) => ['/', PATHS.notes, id],
  outcome: (id: string) => ['/', PATHS.outcomes, id],
  boosters: () => ['/', PATHS.boosters],
  booster: (id: string) => ['/', PATHS.boosters, id],
  reports: () => ['/', PATHS.reports, 'completion'],
  settings: () => ['/', PATHS.settings],
  audit: () => ['/', PATHS.audit],
} as const satisfies Record<string, (...ids: string[]) => readonly string[]>;
