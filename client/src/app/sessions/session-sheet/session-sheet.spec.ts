import { TestBed } from '@angular/core/testing';
import { Auth } from '../../auth/auth';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { SessionConsole } from '../session-api';
import { SessionSheet } from './session-sheet';

const SESSION = {
  ...{ id: 's', kind: 'plan', state: 'closed', ordinal: 2, sessionCount: 6, countsTowardPlan: true },
  patient: { name: 'Wren Halloway', chartNumber: '1042', birthDate: null },
  ...{ startsAt: '2026-09-23T14:00:00Z', roomName: 'Dogwood', clinicianName: 'Dr Vale', route: 'im' },
  ...{ orderedMgPerKg: 0.5, orderedMg: 35, givenMg: 35, weightKg: 70, weightMeasuredAt: '2026-09-20T14:00:00Z' },
  ...{ doses: [], readings: [], vitalSlots: [], events: [], baselineId: null, doseStartedAt: null },
  ...{ dischargedAt: '2026-09-23T17:00:00Z', dischargedByName: 'Dr Vale', dischargeScore: 10, escortName: 'Ash' },
  ...{ nextVisitAt: '2027-01-07T15:00:00Z', closedAt: '2026-09-23T18:00:00Z', closedByName: 'Dr Vale' },
  ...{ abortedAt: null, reason: null, overrideReason: null, gapOverride: null },
} as unknown as SessionConsole;

describe('SessionSheet', () => {
  async function print(session: Partial<SessionConsole> = {}): Promise<string> {
    const signedIn = { staff: { displayName: 'Dr Vale' }, clinic: { name: 'Fernhill' } };
    TestBed.configureTestingModule({ providers: [{ provide: Auth, useValue: { session: () => signedIn } }] });
    TestBed.inject(ClinicZone).set('America/New_York');
    const fixture = TestBed.createComponent(SessionSheet);
    fixture.componentRef.setInput('session', { ...SESSION, ...session });
    fixture.componentRef.setInput('now', Date.parse('2026-09-24T13:00:00Z'));
    await fixture.whenStable();
    return (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ');
  }

  it.each([
    ['held', 'Held: Blood pressure'],
    ['rescheduled', 'Held, then rescheduled: Blood pressure'],
    ['cancelled', 'Cancelled: Blood pressure'],
    ['no_show', 'Not attended: Blood pressure'],
  ] as const)('says of a session that is %s: %s', async (state, words) => {
    const sheet = await print({ state, reason: 'Blood pressure' });
    expect(sheet).toContain(words);
    expect(sheet).not.toMatch(/Aborted|toward the plan/);
  });

  it('says of an aborted session when, why, and whether it counts', async () => {
    const aborted = { abortedAt: '2026-09-23T14:50:00Z', reason: 'Vomiting', countsTowardPlan: false };
    expect(await print(aborted)).toContain('Aborted 10:50: Vomiting. Does not count toward the plan.');
  });

  it('writes every day with its year', async () => {
    const sheet = await print();
    for (const words of [
      ...['Printed Thu 24 Sep 2026 09:00', '70 kg of Sun 20 Sep 2026', 'Wed 23 Sep 2026 13:00 by Dr Vale, score 10'],
      ...['Next visit: Thu 7 Jan 2027 10:00', 'Signed Wed 23 Sep 2026 14:00'],
    ])
      expect(sheet).toContain(words);
  });

  it('says who let the gap be shorter, and why', async () => {
    const gapOverride = { byName: 'Dr Sable', reason: 'Travels on Friday' };
    expect(await print({ gapOverride })).toContain('Gap overridden by Dr Sable: Travels on Friday');
  });
});
