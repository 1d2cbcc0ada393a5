import type { DomainError } from '../../platform/errors/domain-error.js';
import { assertAcknowledged, leftOutside } from './affected.js';

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);
const booking = (id: string, start: string, end: string) => ({ id, startsAt: at(start), endsAt: at(end) });
const span = (from: string, until: string) => ({ from: at(from).getTime(), until: at(until).getTime() });

describe('assertAcknowledged', () => {
  const [one, two] = [booking('one', '10:00', '11:00'), booking('two', '12:00', '13:00')];
  const refusal = (acknowledged: readonly string[]) => {
    try {
      assertAcknowledged([one, two], acknowledged);
      return undefined;
    } catch (error) {
      return error as DomainError;
    }
  };

  it('lets a change through that leaves nothing standing, or whose bookings were all seen', () => {
    expect(() => assertAcknowledged([], [])).not.toThrow();
    expect(refusal(['two', 'one', 'gone'])).toBeUndefined();
  });

  it('lists every booking again when one came in after they were looked at', () => {
    expect(refusal(['one'])).toMatchObject({
      ...{ code: 'calendar.bookingsAffected', message: '2 bookings stand in that time. Look at them, then confirm.' },
      context: {
        facts: { total: 2, ids: ['one', 'two'], bookings: [{ id: 'one', startsAt: at('10:00').toISOString() }, {}] },
      },
    });
  });
});

describe('leftOutside', () => {
  it('names what was open and will be closed, not what was against the hours before', () => {
    const bookings = [
      booking('stays', '09:00', '10:00'),
      booking('left', '16:30', '17:30'),
      booking('never', '17:30', '19:00'),
    ];
    expect(leftOutside(bookings, [span('08:00', '18:00')], [span('08:00', '17:00')]).map(({ id }) => id)).toEqual([
      'left',
    ]);
  });
});
