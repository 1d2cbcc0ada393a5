import {
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

  it('can be edited from its start to its signature', () => {
    expect(STATES.filter((state) => consultationCommands(state).includes('edit'))).toEqual([
      'in_progress',
      'completed',
    ]);
  });
});
