import type { VisitKind, VisitToPlace } from '../scheduling-api';

export const KINDS = [
  { value: 'session', label: 'Session of a plan' },
  { value: 'consultation', label: 'Consultation' },
  { value: 'booster', label: 'Booster' },
] as const satisfies readonly { value: VisitKind; label: string }[];

/** Title and buttons of the form. */
export const WORDS: Readonly<Record<VisitToPlace['act'], { title: string; verb: string; busy: string }>> = {
  any: { title: 'Book a visit', verb: 'Book the visit', busy: 'Booking…' },
  consultation: { title: 'Book consultation', verb: 'Book consultation', busy: 'Booking…' },
  booster: { title: 'Book the booster', verb: 'Book the booster', busy: 'Booking…' },
  move: { title: 'Move the visit', verb: 'Move the visit', busy: 'Moving…' },
};
