import { placeOn, roomUse, type StaffedHouse, sumOf, type UsedTime } from './room-use.js';

const at = (time: string) => Date.parse(`2027-03-01T${time}:00Z`);
const span = (from: string, until: string) => ({ from: at(from), until: at(until) });
const DAY = span('00:00', '23:59');
const visit = (from: string, until: string, roomUntil: string, roomId = 'elm'): UsedTime => ({
  ...span(from, until),
  roomId,
  roomUntil: at(roomUntil),
});
const ROOM = { features: [], inService: true, outages: [], blocks: [] };
/** Two rooms from 08:00 to 18:00, one clinician all day and one in the morning. */
const HOUSE: StaffedHouse = {
  opening: [span('08:00', '18:00')],
  rooms: ['elm', 'oak'].map((id) => ({ ...ROOM, id, name: id })),
  clinicians: [
    { id: 'imogen', name: 'Imogen', shifts: undefined, absences: [] },
    { id: 'noor', name: 'Noor', shifts: [span('07:00', '12:00')], absences: [] },
  ],
};

describe('room use (domain.md 5.4)', () => {
  it('counts prep to integration, and turnover apart', () => {
    const used = [visit('09:00', '10:45', '11:00'), visit('11:00', '12:00', '12:10')];
    expect(roomUse(DAY, used, HOUSE)).toEqual({ inUse: 165, turnover: 25, staffed: 4 * 120 + 6 * 60, visits: 2 });
  });

  it('takes a room for staffed only while there is a clinician for it', () => {
    expect(roomUse(DAY, [], { ...HOUSE, clinicians: [] }).staffed).toBe(0);
    const away = HOUSE.clinicians.map((one) => ({ ...one, absences: [span('11:00', '18:00')] }));
    expect(roomUse(DAY, [], { ...HOUSE, clinicians: away }).staffed).toBe(2 * 180);
    const blocked = HOUSE.rooms.map((one) => ({ ...one, blocks: [{ ...span('08:00', '10:00'), reason: 'Painting' }] }));
    expect(roomUse(DAY, [], { ...HOUSE, rooms: blocked }).staffed).toBe(2 * 120 + 6 * 60);
    const [first] = HOUSE.rooms;
    const one = first ? [{ ...first, outages: [span('08:00', '09:00')] }] : [];
    expect(roomUse(DAY, [], { ...HOUSE, rooms: one }).staffed).toBe(9 * 60);
  });

  it('counts what began within the time, and of what still runs the part until now', () => {
    const until = { ...DAY, until: at('09:30') };
    const used = [visit('09:00', '10:45', '11:00'), visit('10:00', '11:45', '12:00')];
    expect(roomUse(until, used, HOUSE)).toEqual({ inUse: 30, turnover: 0, staffed: 180, visits: 1 });
  });

  it('counts nothing of a room that is out of service or retired now', () => {
    const rooms = HOUSE.rooms.map((one) => ({ ...one, inService: one.id !== 'oak' }));
    const used = [visit('09:00', '10:45', '11:00'), visit('09:00', '10:45', '11:00', 'oak')];
    const counted = { inUse: 105, turnover: 15, staffed: 600, visits: 1 };
    expect(roomUse(DAY, used, { ...HOUSE, rooms })).toEqual(counted);
    expect(roomUse(DAY, used, { ...HOUSE, rooms: rooms.slice(0, 1) })).toEqual(counted);
  });

  it('has somebody without shifts in one place', () => {
    const at = (date: string, locationId: string) => ({ clinicianId: 'imogen', locationId, date });
    const visits = [at('2027-03-01', 'harbour'), at('2027-03-03', 'fernhill'), at('2027-03-04', 'harbour')];
    expect(placeOn('2027-03-03', 'imogen', visits, 'fernhill')).toBe('fernhill');
    expect(placeOn('2027-03-02', 'imogen', visits, 'fernhill')).toBe('harbour');
    expect(placeOn('2027-03-02', 'noor', visits, 'fernhill')).toBe('fernhill');
  });

  it('counts whole minutes of a day that is not over', () => {
    expect(roomUse({ ...DAY, until: at('08:10') + 4_900 }, [], HOUSE).staffed).toBe(20);
  });

  it('adds up', () => {
    const one = roomUse(DAY, [visit('09:00', '10:00', '10:15')], HOUSE);
    expect(sumOf([one, one])).toEqual({ inUse: 120, turnover: 30, staffed: 2 * one.staffed, visits: 2 });
    expect(sumOf([])).toEqual({ inUse: 0, turnover: 0, staffed: 0, visits: 0 });
  });
});
