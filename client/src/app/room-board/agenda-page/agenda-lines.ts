import { PhaseName, timelineOf } from '../../../../../server/src/room-board/rules/visit-timeline';
import { formatTime } from '../../ui/clinic-time/clinic-time';
import { durationWords } from '../../ui/clinic-time/duration-words';
import type { BoardFilter } from '../board-address';
import type { Agenda } from '../board-api';
import { fits } from '../board-filter';
import { timedVisit } from '../board-geometry';
import { StateWords, stateWords, visitWords } from '../visit-words';

/** Free time shorter than this is a pause between two visits, not something to fill. */
const LEAST_GAP_MINUTES = 15;
const MINUTE_MS = 60_000;

const PHASE_WORDS: Readonly<Record<PhaseName, string>> = {
  prep: 'Preparation',
  session: 'Session',
  recovery: 'Recovery',
  integration: 'Integration',
  turnover: 'Turnover',
};

type AgendaVisit = Agenda['days'][number]['visits'][number];

export interface VisitLine {
  readonly kind: 'visit';
  readonly visit: AgendaVisit;
  readonly time: string;
  readonly words: string;
  readonly state: StateWords;
  /** "Recovery, 12 min" while it runs; empty before and after. */
  readonly phase: string;
}

export interface GapLine {
  readonly kind: 'gap';
  readonly startsAt: string;
  readonly time: string;
  readonly words: string;
}

export interface AgendaDay {
  readonly date: string;
  readonly heading: string;
  readonly words: string;
  readonly isToday: boolean;
  readonly lines: readonly (VisitLine | GapLine)[];
}

/** The agenda by days: visits and the free time between them, in time order. */
export function agendaDays(agenda: Agenda, filter: BoardFilter, now: number): AgendaDay[] {
  const { timeZone, today } = agenda;
  const time = (from: string, until: string) =>
    `${formatTime(from, 'time', timeZone)}–${formatTime(until, 'time', timeZone)}`;
  return agenda.days.map(({ date, openMinutes, freeMinutes, gaps, visits }) => {
    const shown = visits.filter((visit) => fits(visit, { room: filter.room, kind: filter.kind }));
    const gapLines = gaps
      .map(({ startsAt, endsAt }) => ({ startsAt, endsAt, minutes: minutes(startsAt, endsAt) }))
      .filter((gap) => gap.minutes >= LEAST_GAP_MINUTES)
      .map(({ startsAt, endsAt, minutes }) => ({
        ...{ kind: 'gap' as const, startsAt, time: time(startsAt, endsAt) },
        words: `${durationWords(minutes)} free`,
      }));
    const visitLines = shown.map((visit) => ({
      ...{ kind: 'visit' as const, visit, words: visitWords(visit), state: stateWords(visit) },
      ...{ time: time(visit.startsAt, visit.endsAt), phase: phaseWords(visit, now) },
    }));
    return {
      date,
      isToday: date === today,
      heading: `${formatTime(date, 'day', timeZone)}${date === today ? ', today' : ''}`,
      words: [
        count(shown.length),
        openMinutes === 0 ? 'no shift' : freeMinutes > 0 && `${durationWords(freeMinutes)} free`,
      ]
        .filter((part) => typeof part === 'string')
        .join(' · '),
      lines: [...visitLines, ...gapLines].sort((a, b) => Date.parse(startOf(a)) - Date.parse(startOf(b))),
    };
  });
}

function startOf(line: VisitLine | GapLine): string {
  return line.kind === 'visit' ? line.visit.startsAt : line.startsAt;
}

function phaseWords(visit: AgendaVisit, now: number): string {
  const live = timelineOf(timedVisit(visit), new Date(now)).spans.find((span) => span.live);
  if (!live) return '';
  return `${PHASE_WORDS[live.phase]}, ${Math.max(0, Math.floor((now - live.start.getTime()) / MINUTE_MS))} min`;
}

function minutes(from: string, until: string): number {
  return Math.floor((Date.parse(until) - Date.parse(from)) / MINUTE_MS);
}

function count(visits: number): string {
  return visits === 1 ? '1 visit' : visits === 0 ? 'No visits' : `${visits} visits`;
}
