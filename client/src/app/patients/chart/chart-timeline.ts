import type { ChartResponse } from '../../../api/generated/types.gen';
import { endReason } from '../../treatment-plans/plan-api';
import { IconName } from '../../ui/icon/icons';

export interface TimelineEntry {
  readonly at: string;
  readonly icon: IconName;
  readonly heading: string;
  readonly text: string;
  readonly link?: { readonly to: 'session' | 'consultation' | 'plan' | 'note'; readonly id: string };
}

const PASSED: Readonly<Record<string, string>> = {
  discharged: 'discharged',
  closed: 'discharged',
  cancelled: 'cancelled',
  no_show: 'not attended',
  held: 'held before dosing',
};

/** Everything in the chart that has a time, newest first. */
export function timelineOf(chart: ChartResponse): readonly TimelineEntry[] {
  const entries = [
    ...chart.sessions.flatMap((session): TimelineEntry[] => {
      const at = session.doseStartedAt ?? session.startsAt;
      if (at === null) return [];
      const which = session.kind === 'booster' ? 'Booster' : `Session ${session.ordinal ?? ''}`;
      const what = PASSED[session.state] ?? (session.state === 'scheduled' ? 'booked' : 'under way');
      const dose = session.orderedMgPerKg === null ? '' : `${session.orderedMgPerKg} mg/kg ordered. `;
      const text = `${dose}${[session.roomName, session.clinicianName].filter(Boolean).join(', ')}`;
      const link = chart.scores === null ? undefined : ({ to: 'session', id: session.id } as const);
      return [{ at, icon: 'pulse', heading: `${which} ${what}`, text, ...(link && { link }) }];
    }),
    ...chart.consultations.flatMap((talk): TimelineEntry[] => {
      if (talk.startsAt === null) return [];
      const heading = `Consultation ${talk.state.replaceAll('_', ' ')}`;
      const text = [talk.outcome?.replaceAll('_', ' '), talk.clinicianName].filter(Boolean).join(', ');
      const link = chart.scores === null ? undefined : ({ to: 'consultation', id: talk.id } as const);
      return [{ at: talk.startsAt, icon: 'doctor', heading, text, ...(link && { link }) }];
    }),
    ...chart.plans.flatMap((plan): TimelineEntry[] => [
      ...(plan.acceptedAt
        ? [
            {
              at: plan.acceptedAt,
              icon: 'form' as const,
              heading: `Plan of ${plan.sessionCount} accepted`,
              text: 'Consent signed.',
            },
          ]
        : []),
      ...(plan.closedAt
        ? [
            {
              at: plan.closedAt,
              icon: plan.state === 'completed' ? ('check' as const) : ('ban' as const),
              heading: `Plan of ${plan.sessionCount} ${plan.state}`,
              text: [`${plan.progress.done} of ${plan.progress.of} sessions done`, endReason(plan.closedReason)]
                .filter(Boolean)
                .join('. '),
            },
          ]
        : []),
    ]),
    ...(chart.scores?.items ?? [])
      .filter(({ state }) => state === 'completed')
      .map((score): TimelineEntry => ({
        at: `${score.takenOn}T12:00:00Z`,
        icon: 'spark',
        heading: `GAD-7 ${score.total}, ${score.band}`,
        text: score.overlaps ? 'Its two-week window reaches over a dose: not comparable.' : '',
      })),
    ...(chart.notes ?? []).map((note): TimelineEntry => ({
      at: note.signedAt ?? note.createdAt,
      icon: 'note',
      heading: `Integration note ${note.state.replaceAll('_', ' ')}`,
      text: note.authorName,
      link: { to: 'note', id: note.id },
    })),
  ];
  return entries.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** Full years from a birth date (YYYY-MM-DD) to an instant. */
export function ageOn(birthDate: string, now: number): number {
  const [birth, today] = [new Date(birthDate), new Date(now)];
  const years = today.getUTCFullYear() - birth.getUTCFullYear();
  const had =
    today.getUTCMonth() > birth.getUTCMonth() ||
    (today.getUTCMonth() === birth.getUTCMonth() && today.getUTCDate() >= birth.getUTCDate());
  return had ? years : years - 1;
}
