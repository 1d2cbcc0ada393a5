import { TestBed } from '@angular/core/testing';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { ReportPlan } from '../report-api';
import { PlanList } from './plan-list';

describe('PlanList', () => {
  it('has the days as the server counted them, and why a plan ended in the words of the plan', async () => {
    TestBed.inject(ClinicZone).set('America/New_York');
    const plan: ReportPlan = {
      ...{ ref: 'P-1', planId: 'p', state: 'discontinued', sessionCount: 3, done: 2, slots: [], drift: null },
      ...{ acceptedAt: '2026-10-01T14:00:00Z', closedAt: '2026-11-04T15:00:00Z', closedReason: 'patient_choice' },
      ...{ firstDoseAt: '2026-10-06T14:00:00Z', lastDoseAt: '2026-11-03T15:00:00Z' },
      ...{ daysOfCourse: 28, onSchedule: false },
    };
    const fixture = TestBed.createComponent(PlanList);
    fixture.componentRef.setInput('plans', [plan, { ...plan, planId: 'q', daysOfCourse: null }]);
    await fixture.whenStable();
    const rows = [...(fixture.nativeElement as HTMLElement).querySelectorAll('tbody tr')];
    const cells = rows.map((row) => [...row.querySelectorAll('td')].slice(-2).map(({ textContent }) => textContent));
    expect(cells).toEqual([
      ['28', 'Patient chose to stop'],
      ['–', 'Patient chose to stop'],
    ]);
  });
});
