import { assertMayStart, startBlockers } from './dose-start.js';
import { assertEvent, assertSameEvent, openAdverse } from './session-events.js';
import { instantOf } from '../../platform/time/zone.js';
import type { SessionState } from './session-lifecycle.js';
import { assertSpaced, earliestAfter, spacingProblem } from './session-spacing.js';
import { assertEarlierSlotsDone, assertSlotFree } from './slot-order.js';
import { alertsOf } from './vital-thresholds.js';

const hours = (h: number) => new Date(Date.UTC(2027, 2, 1) + h * 3_600_000);
const code = (value: string) => expect.objectContaining({ code: value });

const SPACING = { zone: 'UTC', minGapHours: 48 };

describe('spacing of doses', () => {
  it('wants 48 h on either side, exactly 48 h being enough', () => {
    expect(() => assertSpaced(hours(48), [hours(0), hours(96)], SPACING)).not.toThrow();
    expect(() => assertSpaced(hours(47.9), [hours(0)], SPACING)).toThrow(code('session.tooSoon'));
    expect(() => assertSpaced(hours(0), [hours(47.9)], SPACING)).toThrow(code('session.tooSoon'));
  });

  it('allows three doses in any seven days, not four', () => {
    expect(() => assertSpaced(hours(96), [hours(0), hours(48)], SPACING)).not.toThrow();
    expect(() => assertSpaced(hours(144), [hours(0), hours(48), hours(96)], SPACING)).toThrow(code('session.tooMany'));
    expect(() => assertSpaced(hours(168), [hours(0), hours(48), hours(96)], SPACING)).not.toThrow();
    expect(() => assertSpaced(hours(0), [hours(48), hours(96), hours(144)], SPACING)).toThrow(code('session.tooMany'));
  });
});

describe('spacing of doses when the clocks change', () => {
  const zone = 'America/Los_Angeles';
  const spacing = { zone, minGapHours: 48 };
  const at = (date: string, time = '09:00') => instantOf(date, time, zone);
  const exactHours = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 3_600_000;

  it.each([
    ['forward', at('2026-03-07'), at('2026-03-09'), 47],
    ['back', at('2026-10-31'), at('2026-11-02'), 49],
  ])('keeps the same time two days later legal when they go %s', (_way, before, after, hours) => {
    expect(exactHours(before, after)).toBe(hours);
    expect(spacingProblem(after, [before], spacing)).toBeUndefined();
    expect(spacingProblem(before, [after], spacing)).toBeUndefined();
    const sooner = new Date(after.getTime() - 60_000);
    expect(spacingProblem(sooner, [before], spacing)).toEqual({
      ...{ code: 'session.tooSoon', hours: 47, minutes: 2879 },
    });
  });

  it.each([
    ['forward', ['2026-03-04', '2026-03-06', '2026-03-09'], '2026-03-11'],
    ['back', ['2026-10-28', '2026-10-30', '2026-11-02'], '2026-11-04'],
  ])('keeps three a week at the same time legal when they go %s, and no fourth', (_way, days, next) => {
    const doses = days.map((day) => at(day));
    expect(spacingProblem(at(next), doses, spacing)).toBeUndefined();
    const close = { zone, minGapHours: 24 };
    expect(spacingProblem(at(next, '08:59'), doses, close)).toEqual({ code: 'session.tooMany' });
  });

  it('tells the first moment after the gap by the clock on the wall', () => {
    expect(earliestAfter(at('2026-03-07'), spacing)).toEqual(at('2026-03-09'));
    expect(earliestAfter(at('2026-10-31'), spacing)).toEqual(at('2026-11-02'));
    expect(earliestAfter(at('2026-03-06', '02:30'), spacing)).toEqual(new Date('2026-03-08T10:00:00Z'));
  });
});

describe('order of slots', () => {
  const taken = (ordinal: number, h: number, done = false) => ({ ordinal, start: hours(h), done });

  it('books a slot once, after those before it and before those behind it', () => {
    expect(() => assertSlotFree(1, hours(0), [])).not.toThrow();
    expect(() => assertSlotFree(2, hours(50), [taken(1, 0)])).not.toThrow();
    expect(() => assertSlotFree(1, hours(0), [taken(1, 9)])).toThrow(code('session.slotTaken'));
    expect(() => assertSlotFree(2, hours(50), [])).toThrow(code('session.outOfOrder'));
    expect(() => assertSlotFree(2, hours(0), [taken(1, 50)])).toThrow(code('session.outOfOrder'));
    expect(() => assertSlotFree(1, hours(60), [taken(2, 50)])).toThrow(code('session.outOfOrder'));
  });

  it('starts a slot only when all before it are done', () => {
    expect(() => assertEarlierSlotsDone(3, [taken(1, 0, true), taken(2, 50, true)])).not.toThrow();
    expect(() => assertEarlierSlotsDone(3, [taken(1, 0, true), taken(2, 50)])).toThrow(code('session.outOfOrder'));
    expect(() => assertEarlierSlotsDone(2, [])).toThrow(code('session.outOfOrder'));
  });
});

describe('start of dosing', () => {
  const calm = { systolic: 124, diastolic: 78, heartRate: 72, spo2: 98, respiratoryRate: null, sedation: 5 };
  const facts = { checks: [], hasBaseline: true, holdAlerts: [], overrideReason: null };
  const high = { ...facts, holdAlerts: alertsOf({ ...calm, systolic: 170 }, 'beforeDose') };

  it('needs a baseline outside the hold band, or a reason', () => {
    expect(startBlockers(facts)).toEqual([]);
    expect(() => assertMayStart({ ...facts, hasBaseline: false })).toThrow(code('session.cannotStart'));
    expect(() => assertMayStart(high)).toThrow(code('session.cannotStart'));
    expect(() => assertMayStart({ ...high, overrideReason: 'Repeated at 150' })).not.toThrow();
  });

  it('lets no reason replace a missing baseline', () => {
    expect(() => assertMayStart({ ...facts, hasBaseline: false, overrideReason: 'In a hurry' })).toThrow(
      code('session.cannotStart'),
    );
  });
});

describe('events', () => {
  const now = new Date('2027-03-01T15:40:00Z');
  const checkedInAt = new Date('2027-03-01T15:00:00Z');
  const ground = (state: SessionState, dischargedAt: Date | null = null) => ({
    ...{ state, checkedInAt, dischargedAt, latest: now },
  });
  const entry = {
    ...{ id: 'e', at: now },
    ...{ kind: 'note' as const, text: 'Calm', severity: null, resolvesId: null },
  };
  const adverse = { id: 'a', kind: 'adverse' as const, resolvesId: null };

  it('resolves an adverse event once', () => {
    const over = { id: 'r', kind: 'resolved' as const, resolvesId: 'a' };
    expect(openAdverse([adverse])).toEqual([adverse]);
    expect(openAdverse([adverse, over])).toEqual([]);
    const resolve = { ...entry, kind: 'resolved' as const, text: null, resolvesId: 'a' };
    expect(() => assertEvent(resolve, ground('recovering'), [adverse])).not.toThrow();
    expect(() => assertEvent(resolve, ground('recovering'), [adverse, over])).toThrow(code('session.eventInvalid'));
  });

  it('grades adverse events and nothing else', () => {
    const kind = 'adverse' as const;
    expect(() => assertEvent({ ...entry, kind }, ground('in_session'), [])).toThrow(code('session.eventInvalid'));
    expect(() => assertEvent({ ...entry, kind, severity: 'mild' }, ground('in_session'), [])).not.toThrow();
    expect(() => assertEvent({ ...entry, severity: 'mild' }, ground('in_session'), [])).toThrow(
      code('session.eventInvalid'),
    );
  });

  it('takes the contact only after the discharge, the rest only before', () => {
    const contact = { ...entry, kind: 'integration_contact' as const };
    expect(() => assertEvent(contact, ground('closed'), [])).not.toThrow();
    expect(() => assertEvent(contact, ground('recovering'), [])).toThrow(code('session.wrongState'));
    expect(() => assertEvent(entry, ground('discharged'), [])).toThrow(code('session.wrongState'));
  });

  it('takes one that was kept on a device after the discharge, when it happened before', () => {
    expect(() => assertEvent(entry, ground('discharged', now), [])).not.toThrow();
    const earlier = new Date(now.getTime() - 1);
    expect(() => assertEvent(entry, ground('discharged', earlier), [])).toThrow(code('session.wrongState'));
    expect(() => assertEvent(entry, ground('closed', now), [])).toThrow(code('session.wrongState'));
  });

  it('takes that an adverse event is over after the discharge, and not after the signature', () => {
    const resolve = { ...entry, kind: 'resolved' as const, text: null, resolvesId: 'a' };
    const earlier = new Date(now.getTime() - 1);
    expect(() => assertEvent(resolve, ground('discharged', earlier), [adverse])).not.toThrow();
    expect(() => assertEvent(resolve, ground('closed', earlier), [adverse])).toThrow(code('session.wrongState'));
  });

  it('takes none from before the check-in', () => {
    const at = new Date(checkedInAt.getTime() - 1);
    expect(() => assertEvent({ ...entry, at }, ground('in_session'), [])).toThrow(
      expect.objectContaining({
        code: 'session.eventInvalid',
        context: { fieldErrors: { at: ['This lies before the check-in.'] } },
      }),
    );
    expect(() => assertEvent({ ...entry, at: checkedInAt }, ground('in_session'), [])).not.toThrow();
  });

  it.each([{ kind: 'water' as const }, { text: 'Restless' }, { severity: 'mild' as const }])(
    'does not take %j for the event that is known',
    (other) => {
      expect(() => assertSameEvent(entry, entry)).not.toThrow();
      expect(() => assertSameEvent({ ...entry, ...other }, entry)).toThrow(code('session.eventDiffers'));
    },
  );

  it('takes none of the future', () => {
    const at = new Date(now.getTime() + 1);
    expect(() => assertEvent({ ...entry, at }, ground('in_session'), [])).toThrow(code('session.eventInvalid'));
  });
});
