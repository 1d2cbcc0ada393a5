import { formatTime } from '../../ui/clinic-time/clinic-time';
import { Loosening, ProposedVisit, Series, SeriesProposal, SeriesRules } from '../series-api';

export const PROPOSAL_NAMES: Readonly<Record<SeriesProposal['kind'], string>> = {
  balanced: 'Closest to the wishes',
  earliest: 'Earliest finish',
  sameTime: 'Same time each visit',
  sameClinician: 'One clinician throughout',
  sameRoom: 'One room throughout',
  later: 'Begins later',
};

export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

export function nameOf(list: Series['rooms'], id: string | null): string {
  return list.find((one) => one.id === id)?.name ?? '';
}

/** Days as the calendar counts them: from 08:00 to 08:00 three days later are three, whatever the phases are. */
export function gapWords({ gapDays }: Pick<ProposedVisit, 'gapDays'>): string {
  if (gapDays === null) return 'first visit';
  return gapDays === 1 ? '1 day' : `${gapDays} days`;
}

/** What of the wishes a visit does not meet, in a few words. */
export function differenceWords(visit: ProposedVisit, series: Series): string {
  const { maxGapDays } = series.rules;
  const wide = visit.gapDays !== null && visit.gapDays > maxGapDays ? [`At most ${maxGapDays} days are asked.`] : [];
  const others = visit.differs.map(({ trait, insteadOf, detail }) => {
    if (detail) return detail;
    if (trait === 'time') return 'Another time';
    const list = trait === 'room' ? series.rooms : series.clinicians;
    return insteadOf ? `Not ${nameOf(list, insteadOf)}` : `Another ${trait}`;
  });
  return [...wide, ...others].join(' ');
}

/** The change that a loosening makes, as a button would say it. */
export function looseningWords({ rule, rules }: Loosening, now: SeriesRules): string {
  switch (rule) {
    case 'sameClinician':
      return 'Let the clinician change';
    case 'sameRoom':
      return 'Let the room change';
    case 'sameTime':
      return 'Let the time of day change';
    case 'clinician':
      return 'Any clinician';
    case 'hours':
      return rules ? `Starts from ${rules.startsFrom} to ${rules.startsUntil}` : 'Earlier or later starts';
    case 'weekdays': {
      const more = rules?.weekdays.filter((day) => !now.weekdays.includes(day)) ?? [];
      return more.length > 0 ? `Also on ${more.map((day) => WEEKDAYS[day - 1]).join(', ')}` : 'More days of the week';
    }
    case 'maxGap':
      return rules ? `Gaps of at most ${rules.maxGapDays} days` : 'Wider gaps';
    case 'away': {
      const dropped = now.away.find((range) => !rules?.away.some(({ from }) => from === range.from));
      return rules && dropped
        ? `Come although away ${formatTime(dropped.from, 'day', 'UTC')} to ${formatTime(dropped.until, 'day', 'UTC')}`
        : 'Come on days away';
    }
    case 'finishBy':
      return rules ? `Done by ${formatTime(rules.finishBy, 'day', 'UTC')}` : 'A later end';
  }
}
