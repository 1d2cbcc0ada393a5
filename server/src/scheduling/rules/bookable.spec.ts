import { assertBookable, type Parties } from './bookable.js';

const ZONE = 'America/Los_Angeles';
const PARTIES: Parties = {
  room: { name: 'Alder', state: 'active' },
  location: { timeZone: ZONE, openingHours: [{ weekday: 1, opens: '08:00', closes: '18:00' }] },
  clinician: { role: 'clinician', active: true },
  patient: { state: 'active' },
};
/** Mon 23 Nov 2026, Pacific standard time. */
const at = (time: string) => new Date(`2026-11-23T${time}:00-08:00`);
const NOW = at('07:00');
const visit = (start: string, end: string) => ({ startsAt: at(start), endsAt: at(end) });

function refusal(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('assertBookable', () => {
  it.each([
    ['a visit in opening hours of the clinic zone', visit('08:00', '09:45'), PARTIES, undefined],
    ['a visit up to closing time', visit('16:15', '18:00'), PARTIES, undefined],
    ['a visit past closing time', visit('16:20', '18:05'), PARTIES, 'booking.closed'],
    [
      'a day without hours',
      { startsAt: new Date('2026-11-24T18:00Z'), endsAt: new Date('2026-11-24T19:00Z') },
      PARTIES,
      'booking.closed',
    ],
    [
      'a room out of service',
      visit('08:00', '09:45'),
      { ...PARTIES, room: { name: 'Alder', state: 'out_of_service' } },
      'booking.roomNotInService',
    ],
    [
      'somebody who is no clinician',
      visit('08:00', '09:45'),
      { ...PARTIES, clinician: { role: 'front_desk', active: true } },
      'booking.clinicianNotAvailable',
    ],
    [
      'a clinician who left',
      visit('08:00', '09:45'),
      { ...PARTIES, clinician: { role: 'clinician', active: false } },
      'booking.clinicianNotAvailable',
    ],
    [
      'a deceased patient',
      visit('08:00', '09:45'),
      { ...PARTIES, patient: { state: 'deceased' } },
      'booking.patientNotBookable',
    ],
    ['a prospective patient', visit('08:00', '09:45'), { ...PARTIES, patient: { state: 'prospective' } }, undefined],
  ])('%s', (_, times, parties, code) => {
    expect(refusal(() => assertBookable(times, parties, NOW))).toBe(code);
  });

  it('lets a visit be entered up to an hour after it began', () => {
    expect(refusal(() => assertBookable(visit('08:00', '09:45'), PARTIES, at('09:00')))).toBeUndefined();
    expect(refusal(() => assertBookable(visit('08:00', '09:45'), PARTIES, at('09:01')))).toBe('booking.inThePast');
  });

  it('reads the hours in the clinic zone on both sides of a clock change', () => {
    const sunday = {
      ...PARTIES,
      location: { timeZone: ZONE, openingHours: [{ weekday: 7, opens: '08:00', closes: '18:00' }] },
    };
    const beforeChange = { startsAt: new Date('2026-11-01T16:00Z'), endsAt: new Date('2026-11-01T17:00Z') };
    const before = { startsAt: new Date('2026-10-25T15:00Z'), endsAt: new Date('2026-10-25T16:00Z') };
    const earlier = new Date('2026-10-01T00:00Z');
    expect(refusal(() => assertBookable(before, sunday, earlier))).toBeUndefined();
    expect(refusal(() => assertBookable(beforeChange, sunday, earlier))).toBeUndefined();
    expect(
      refusal(() =>
        assertBookable(
          { startsAt: new Date('2026-11-01T15:00Z'), endsAt: new Date('2026-11-01T16:00Z') },
          sunday,
          earlier,
        ),
      ),
    ).toBe('booking.closed');
  });
});
