import {
  assertConsultationMovable,
  assertConsultationMove,
  CONSULTATION_TRANSITIONS,
  consultationCommands,
  type ConsultationState,
} from './consultation-lifecycle.js';

const STATES = Object.keys(CONSULTATION_TRANSITIONS) as ConsultationState[];
const ALLOWED = [
  'scheduled>checked_in',
  'scheduled>cancelled',
  'scheduled>no_show',
  'checked_in>in_progress',
  'checked_in>scheduled',
  'in_progress>completed',
  'completed>signed',
];

describe('consultation states', () => {
  it.each(STATES.flatMap((from) => STATES.map((to) => [from, to] as const)))('%s to %s', (from, to) => {
    const move = () => assertConsultationMove(from, to);
    if (ALLOWED.includes(`${from}>${to}`)) expect(move).not.toThrow();
    else expect(move).toThrow(expect.objectContaining({ code: 'consultation.wrongState' }));
  });

  it('reaches every state from scheduled', () => {
    const reached = new Set<ConsultationState>(['scheduled']);
    for (const state of reached) CONSULTATION_TRANSITIONS[state].forEach((next) => reached.add(next));
    expect([...reached].sort()).toEqual([...STATES].sort());
  });

  it('moves before the conversation; who is here, within the day', () => {
    const today = { now: new Date('2027-03-01T15:00:00Z'), zone: 'America/New_York' };
    const move = (state: ConsultationState, startsAt: string) => () =>
      assertConsultationMovable(state, new Date(startsAt), today);
    for (const state of STATES) {
      if (state === 'scheduled' || state === 'checked_in') expect(move(state, '2027-03-01T17:00:00Z')).not.toThrow();
      else expect(move(state, '2027-03-01T17:00:00Z')).toThrow();
    }
    expect(move('scheduled', '2027-03-02T15:00:00Z')).not.toThrow();
    expect(move('checked_in', '2027-03-02T02:00:00Z')).not.toThrow();
    expect(move('checked_in', '2027-03-01T04:00:00Z')).toThrow(expect.objectContaining({ code: 'booking.notThisDay' }));
  });

  it('can be edited from its start to its signature', () => {
    expect(STATES.filter((state) => consultationCommands(state).includes('edit'))).toEqual([
      'in_progress',
      'completed',
    ]);
  });
});
