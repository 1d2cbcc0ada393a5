import type { Calendar } from '../../scheduling/rules/obstacles.js';
import { SESSION_PHASES } from '../../scheduling/rules/visit-phases.js';
import { FASTING_LEAD_HOURS, rankRefills, type RefillCandidate, refillStart } from './refill-ranking.js';

const at = (text: string) => new Date(text);
const START = at('2027-03-02T15:00:00Z');
const END = at('2027-03-02T16:45:00Z');
const NOW = at('2027-03-01T14:00:00Z');
const any = { weekdays: [], earliestTime: null, latestTime: null, noticeHours: 0 };

const calendar: Calendar = {
  opening: [{ from: at('2027-03-02T13:00:00Z').getTime(), until: at('2027-03-02T23:00:00Z').getTime() }],
  rooms: [{ id: 'room', name: 'Cove', features: [], inService: true, outages: [], blocks: [] }],
  clinicians: [{ id: 'dr', name: 'Dr Castellan', shifts: undefined, absences: [] }],
  taken: [],
  monitorLimit: 2,
};

let count = 0;
function candidate(values: Partial<RefillCandidate> = {}): RefillCandidate {
  const patientId = values.patientId ?? `patient ${++count}`;
  return {
    ...{ kind: 'plan', sourceId: `source of ${patientId}`, patientId, patientName: patientId, entryId: null },
    ...{ drift: 'drifting', earliestAt: null, latestAt: null, bookBefore: null, waitingSince: null, times: null },
    ...{ phases: SESSION_PHASES, doseAt: at('2027-03-02T15:15:00Z'), doses: [], minGapHours: 48, laterAt: null },
    placement: {
      ...{ roomId: 'room', clinicianId: 'dr', patientId, from: START.getTime(), until: END.getTime() },
      roomUntil: END.getTime() + 15 * 60_000,
    },
    answered: null,
    ...values,
  };
}

const ranked = (candidates: RefillCandidate[], now = NOW, over = calendar) =>
  rankRefills(candidates, { calendar: over, zone: 'America/New_York', now }).map(
    ({ patientName, reason }) => `${patientName}: ${reason}`,
  );
const isOffered = (values: Partial<RefillCandidate>, now = NOW, over = calendar) =>
  ranked([candidate(values)], now, over).length === 1;

describe('who is offered a freed time', () => {
  it('is ranked: drifting plans, approved boosters, the waitlist; who was asked before at the end', () => {
    const consultation = { kind: 'consultation', drift: null, doseAt: null, times: any } as const;
    const list = [
      candidate({ ...consultation, patientName: 'waits', entryId: 'e', waitingSince: at('2027-02-03T00:00:00Z') }),
      candidate({
        ...consultation,
        patientName: 'waits longer',
        entryId: 'f',
        waitingSince: at('2027-02-01T00:00:00Z'),
      }),
      candidate({ patientName: 'on track', drift: 'on_track', entryId: 'g', waitingSince: at('2027-02-02T00:00:00Z') }),
      candidate({ patientName: 'not asking', drift: 'on_track' }),
      candidate({ patientName: 'booster', kind: 'booster', drift: null, bookBefore: '2027-03-20' }),
      candidate({ patientName: 'first booster', kind: 'booster', drift: null, bookBefore: '2027-03-10' }),
      candidate({ patientName: 'no date' }),
      candidate({ patientName: 'due', latestAt: at('2027-03-04T00:00:00Z') }),
      candidate({ patientName: 'late', drift: 'off_protocol', latestAt: at('2027-02-27T00:00:00Z') }),
      candidate({ patientName: 'no answer', answered: 'expired', latestAt: at('2027-02-20T00:00:00Z') }),
      candidate({ patientName: 'said no', answered: 'declined' }),
    ];
    expect(ranked(list)).toEqual([
      ...['late: overdue', 'due: unbooked', 'no date: unbooked', 'first booster: booster', 'booster: booster'],
      ...['waits longer: waitlist', 'on track: waitlist', 'waits: waitlist', 'no answer: overdue'],
    ]);
  });

  it('is there once, for the first reason', () => {
    const twice = [
      candidate({ patientId: 'p', kind: 'booster', drift: null }),
      candidate({ patientId: 'p', patientName: 'plan' }),
    ];
    expect(ranked(twice)).toEqual(['plan: unbooked']);
  });

  it('has time to fast before a dose, not before a conversation', () => {
    expect(FASTING_LEAD_HOURS).toBe(6);
    expect(isOffered({}, at('2027-03-02T09:00:00Z'))).toBe(true);
    expect(isOffered({}, at('2027-03-02T09:00:01Z'))).toBe(false);
    const talk = { kind: 'consultation', doseAt: null, drift: null, entryId: 'e' } as const;
    expect(isOffered({ ...talk, times: any }, at('2027-03-02T14:00:00Z'))).toBe(true);
    expect(isOffered({ ...talk, times: { ...any, noticeHours: 2 } }, at('2027-03-02T14:00:00Z'))).toBe(false);
  });

  it('can come then', () => {
    expect(isOffered({ times: { ...any, weekdays: [2] } })).toBe(true);
    expect(isOffered({ times: { ...any, weekdays: [3] } })).toBe(false);
    expect(isOffered({ times: { ...any, latestTime: '11:00' } })).toBe(false);
  });

  it('keeps the cadence, the gaps and the order of the slots', () => {
    expect(isOffered({ earliestAt: at('2027-03-02T15:15:00Z') })).toBe(true);
    expect(isOffered({ earliestAt: at('2027-03-02T15:15:01Z') })).toBe(false);
    // Later than its window while the window is still open: another time serves the plan better.
    expect(isOffered({ latestAt: at('2027-03-02T15:00:00Z') })).toBe(false);
    expect(isOffered({ latestAt: at('2027-03-01T13:00:00Z') })).toBe(true);
    expect(isOffered({ laterAt: at('2027-03-02T15:15:00Z') })).toBe(false);
    expect(isOffered({ doses: [at('2027-02-28T15:15:00Z')] })).toBe(true);
    expect(isOffered({ doses: [at('2027-02-28T15:15:01Z')] })).toBe(false);
  });

  it('meets nothing that stands in the way', () => {
    const taken = (values: object) => ({
      ...calendar,
      taken: [{ ...candidate().placement, bookingId: 'b', roomId: 'other', clinicianId: 'other', ...values }],
    });
    expect(isOffered({ patientId: 'p' }, NOW, taken({ patientId: 'q' }))).toBe(true);
    expect(isOffered({ patientId: 'p' }, NOW, taken({ patientId: 'p' }))).toBe(false);
    // A longer visit than the freed one runs into the next.
    const next = { from: END.getTime(), until: END.getTime() + 1, roomUntil: END.getTime() + 1, roomId: 'room' };
    expect(isOffered({ patientId: 'p' }, NOW, taken({ ...next, patientId: 'q' }))).toBe(false);
  });
});

describe('the start of a refill', () => {
  it('is that of the freed visit, or the next five minutes', () => {
    expect(refillStart(START, NOW)).toEqual(START);
    expect(refillStart(START, at('2027-03-02T15:11:20Z'))).toEqual(at('2027-03-02T15:15:00Z'));
    expect(refillStart(START, at('2027-03-02T15:15:00Z'))).toEqual(at('2027-03-02T15:15:00Z'));
  });
});
