import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { Clock } from '../../ui/clinic-time/clock';
import { ScoreApi, ScoreHistory } from '../score-api';
import { RecordScoreDialog } from './record-score';

const FORM = { question: 'How often?', items: ['One', 'Two'], answers: ['Never', 'Always'] };
const TODAY = '2027-03-29';

describe('RecordScoreDialog', () => {
  async function open(courses: ScoreHistory['courses']): Promise<string> {
    const history = { items: [], baselineId: null, closingId: null, due: null, form: FORM, courses };
    TestBed.configureTestingModule({
      providers: [
        { provide: MAT_DIALOG_DATA, useValue: { patientId: 'p', history } },
        { provide: MatDialogRef, useValue: {} },
        { provide: ScoreApi, useValue: {} },
        { provide: Clock, useValue: { now: () => Date.parse(`${TODAY}T15:00:00Z`) } },
      ],
    });
    TestBed.inject(ClinicZone).set('America/New_York');
    const fixture = TestBed.createComponent(RecordScoreDialog);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    return page.querySelector('[role=status]')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  }

  const course = { planId: 'p1', expectedOn: null, state: 'under_way' as const, doses: ['2027-03-01', '2027-03-08'] };

  it('says that a score before the first dose is the baseline', async () => {
    expect(await open([{ ...course, state: 'expected', doses: [], expectedOn: TODAY }])).toContain(
      'Counts as Baseline',
    );
  });

  it('says that a score between the sessions is a follow-up', async () => {
    expect(await open([course])).toContain('Counts as Follow-up');
  });

  it('says that the first one two weeks after the last session judges the plan', async () => {
    expect(await open([{ ...course, state: 'completed' }])).toContain('Counts as After the plan');
  });

  it('says beforehand that a score which reaches over a dose gets no verdict', async () => {
    expect(await open([{ ...course, doses: ['2027-03-22'] }])).toContain('gets no verdict');
  });
});
