import { freePlaces, type FreePlaces } from './free-places.js';
import type { Calendar, Placement, Taken } from './obstacles.js';

const at = (time: string) => Date.parse(`2026-11-23T${time}:00Z`);
const ROOMS = ['alder', 'birch', 'cedar'];
/** An hour, with a quarter of an hour of turnover. */
const place = (roomId: string, from: number): Placement => ({
  ...{ roomId, patientId: 'patient', clinicianId: 'imogen', from, until: from + 60 * 60_000 },
  roomUntil: from + 75 * 60_000,
});
const taken = (roomId: string, start: string, clinicianId = 'casimir'): Taken => ({
  ...{ ...place(roomId, at(start)), clinicianId, patientId: `of ${roomId}` },
  bookingId: `${roomId} ${start}`,
});
const calendar = (...bookings: Taken[]): Calendar => ({
  opening: [{ from: at('08:00'), until: at('18:00') }],
  rooms: ROOMS.map((id) => ({ ...{ id, name: id, features: [], inService: true, outages: [], blocks: [] } })),
  clinicians: [{ id: 'imogen', name: 'Imogen', shifts: undefined, absences: [] }],
  ...{ taken: bookings, monitorLimit: 2 },
});
const ask = (start: string, day: Calendar, ownBookingId?: string): FreePlaces =>
  freePlaces(
    { ...{ wanted: place('alder', at(start)), placeIn: place, until: at('23:59'), now: at('07:00') }, ownBookingId },
    day,
  );

describe('freePlaces', () => {
  it('names rooms that are free at that time, and the next time in the room', () => {
    const day = calendar(taken('alder', '10:00'), taken('birch', '10:30'));
    expect(ask('10:00', day)).toEqual({ roomIds: ['cedar'], nextAt: at('11:15') });
  });

  it('names no room when it is the clinician who is taken, and the time when they are free again', () => {
    expect(ask('10:00', calendar(taken('birch', '10:00', 'imogen')))).toEqual({ roomIds: [], nextAt: at('11:00') });
  });

  it('looks on the quarter of an hour, and not past the end of the day', () => {
    expect(ask('10:07', calendar()).nextAt).toBe(at('10:15'));
    expect(ask('16:45', calendar(taken('alder', '16:45')))).toMatchObject({ nextAt: undefined });
  });

  it('is not in the way of itself', () => {
    const own = taken('alder', '10:00', 'imogen');
    expect(ask('10:00', calendar(own), own.bookingId)).toEqual({ roomIds: ['birch', 'cedar'], nextAt: at('10:15') });
  });
});
