import {
  actionsOn,
  afterAction,
  assertMayClose,
  assertReachable,
  INQUIRY_TRANSITIONS,
  type InquiryAction,
  type InquiryState,
} from './inquiry-lifecycle.js';

const STATES = Object.keys(INQUIRY_TRANSITIONS) as InquiryState[];
const ACTIONS: InquiryAction[] = ['contact', 'screen', 'bookConsultation', 'convert', 'close', 'reopen'];
const ALLOWED: Record<InquiryState, InquiryAction[]> = {
  new: ['contact', 'close'],
  contacted: ['screen', 'close'],
  screening: ['bookConsultation', 'convert', 'close'],
  consultation_booked: ['convert', 'close'],
  converted: [],
  closed: ['reopen'],
};

describe('inquiry lifecycle', () => {
  it.each(STATES.flatMap((state) => ACTIONS.map((action) => [state, action] as const)))('%s: %s', (state, action) => {
    if (ALLOWED[state].includes(action)) {
      expect(INQUIRY_TRANSITIONS[state]).toContain(afterAction(state, action));
    } else {
      expect(() => afterAction(state, action)).toThrow(expect.objectContaining({ code: 'inquiry.wrongState' }));
    }
  });

  it.each(STATES)('offers what %s allows', (state) => {
    expect(actionsOn(state).sort()).toEqual([...ALLOWED[state]].sort());
  });

  it('reaches every state from a new inquiry, and never leaves a converted one', () => {
    const reached = new Set<InquiryState>(['new']);
    for (const from of reached) for (const to of INQUIRY_TRANSITIONS[from]) reached.add(to);
    expect([...reached].sort()).toEqual([...STATES].sort());
    expect(INQUIRY_TRANSITIONS.converted).toEqual([]);
  });
});

describe('assertMayClose', () => {
  it('leaves suitability to a clinician', () => {
    expect(() => assertMayClose('not_suitable', 'front_desk')).toThrow(
      expect.objectContaining({ code: 'inquiry.clinicianDecides' }),
    );
    assertMayClose('not_suitable', 'clinician');
    assertMayClose('declined', 'front_desk');
  });
});

describe('assertReachable', () => {
  it('wants one way to answer', () => {
    assertReachable({ phone: '0147' });
    assertReachable({ email: 'a@example.org' });
    expect(() => assertReachable({ phone: '' })).toThrow(expect.objectContaining({ code: 'inquiry.unreachable' }));
  });
});
