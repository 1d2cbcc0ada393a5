import type { BoardDay, BoardVisit } from '../board-api';
import { layOutSheet } from './sheet-layout';

const visit = (values: Partial<BoardVisit> = {}): BoardVisit =>
  ({
    ...{
      bookingId: 'b1',
      bookingState: 'confirmed',
      roomId: 'r1',
      kind: 'session',
      purposeId: 's',
      state: 'scheduled',
    },
    ...{ ordinal: 2, sessionCount: 6, patientName: 'Odette Marlowe', clinicianName: 'Dr Ana Castellan' },
    ...{ startsAt: '2026-11-23T18:00:00Z', endsAt: '2026-11-23T19:45:00Z', roomUntil: '2026-11-23T20:00:00Z' },
    ...values,
  }) as BoardVisit;

const day = (visits: BoardVisit[], rooms = 1): BoardDay =>
  ({
    ...{ date: '2026-11-23', today: '2026-11-23', locationId: 'l', locationName: 'Fernhill', visits },
    ...{ timeZone: 'America/Los_Angeles', opens: '08:00', closes: '18:00' },
    rooms: Array.from({ length: rooms }, (_, index) => ({ id: `r${index + 1}`, name: `Room ${index + 1}` })),
  }) as BoardDay;

describe('layOutSheet', () => {
  it('puts a visit at its time on the wall, with who, which session and with whom', () => {
    const { pages, hours } = layOutSheet(day([visit()]));
    expect(pages[0]?.rooms[0]?.visits).toEqual([
      {
        ...{ id: 'b1', top: 20, height: 20, turnover: 13, time: '10:00–11:45', patient: 'Odette Marlowe' },
        ...{ words: '2/6 · Castellan', state: '' },
      },
    ]);
    expect(hours.map(({ words }) => words)).toEqual([
      ...['08:00', '09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00', '17:00'],
    ]);
  });

  it.each([
    [1, [1]],
    [4, [4]],
    [8, [8]],
    [9, [5, 4]],
    [12, [6, 6]],
    [20, [7, 7, 6]],
    [0, []],
  ])('breaks %i rooms into pages of %j', (rooms, sizes) => {
    expect(layOutSheet(day([], rooms)).pages.map((page) => page.rooms.length)).toEqual(sizes);
  });

  it('leaves cancelled visits out, and names who did not come apart from the hours', () => {
    const sheet = layOutSheet(day([visit({ state: 'cancelled' }), visit({ state: 'no_show' })]));
    expect(sheet.pages[0]?.rooms[0]?.visits).toEqual([]);
    expect(sheet.noShows).toEqual(['10:00 Odette Marlowe, Room 1']);
  });

  it('has room for a visit outside of the hours, and for one on a closed day', () => {
    const late = visit({ startsAt: '2026-11-24T02:00:00Z', roomUntil: '2026-11-24T03:30:00Z' });
    expect(layOutSheet(day([late])).hours.at(-1)?.words).toBe('19:00');
    const closed = { ...day([]), opens: null, closes: null };
    expect(layOutSheet(closed).hours).toHaveLength(10);
  });

  it('says in words how far a visit is', () => {
    const sheet = layOutSheet(day([visit({ state: 'in_session' })]));
    expect(sheet.pages[0]?.rooms[0]?.visits[0]?.state).toBe('In session');
  });
});
