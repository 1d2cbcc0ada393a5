import { TestBed } from '@angular/core/testing';
import { MatButtonToggleHarness } from '@angular/material/button-toggle/testing';
import { Clock } from '../../ui/clinic-time/clock';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { OpenedDialog } from '../../ui/opened-dialog.harness';
import { ScoreHistory } from '../score-api';
import { RecordScoreDialog } from './record-score';

const URL = '/api/patients/x1/scores';
const FORM = {
  question: 'Over the last two weeks, how often?',
  items: ['Nervous', 'Cannot stop worrying', 'Worrying', 'Relaxing', 'Restless', 'Annoyed', 'Afraid'],
  answers: ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'],
};

describe('RecordScoreDialog', () => {
  let dialog: OpenedDialog;

  beforeEach(() => {
    open([]);
  });

  function open(courses: ScoreHistory['courses']): void {
    const history = { items: [], baselineId: null, closingId: null, due: null, form: FORM, courses };
    TestBed.resetTestingModule();
    dialog = new OpenedDialog(RecordScoreDialog, { patientId: 'x1', history }, { ready: setClinic });
  }

  function setClinic(): void {
    TestBed.inject(ClinicZone).set('America/New_York');
    TestBed.inject(Clock).set('2026-11-23T17:00:00Z');
  }

  const fromPaper = async () =>
    (await dialog.loader.getHarness(MatButtonToggleHarness.with({ text: 'Total from paper' }))).check();

  it('gives no total to an incomplete form, and says so', async () => {
    await dialog.choose(['gad7-0', 2], ['gad7-1', 3]);
    expect(dialog.text()).toContain('2 of 7 answered; the total stands when all are.');
    await dialog.pressEnter();
    dialog.expectNothingSent(URL);
    expect(dialog.alert()).toBe('Answer every item: an incomplete form has no total.');
  });

  it('sends seven items of today, and closes', async () => {
    await dialog.choose(...FORM.items.map((_, index) => [`gad7-${index}`, 1] as const));
    expect(dialog.text()).toContain('Total 7 of 21');
    await dialog.pressEnter();
    const { request } = await dialog.accept(URL);
    expect(request.body).toEqual({ takenOn: '2026-11-23', items: [1, 1, 1, 1, 1, 1, 1] });
    expect(dialog.closedWith).toEqual([true]);
  });

  it('asks for a total from 0 to 21 at its field, and goes to it', async () => {
    await fromPaper();
    await dialog.write({ 'Total, 0 to 21': '22' });
    await dialog.pressEnter();
    dialog.expectNothingSent(URL);
    expect(await dialog.errorAt('Total, 0 to 21')).toBe('Enter a whole number from 0 to 21.');
    expect(await (await dialog.field('Total, 0 to 21')).isFocused()).toBe(true);
  });

  it('puts a refusal at its field, keeps what was typed, and sends it again as the same act', async () => {
    await fromPaper();
    await dialog.write({ 'Total, 0 to 21': '14' });
    await dialog.pressEnter();
    const first = await dialog.refuse(URL, { fieldErrors: { takenOn: ['There is a score of that day.'] } }, 422);
    expect(first.request.body).toEqual({ takenOn: '2026-11-23', total: 14 });
    expect(await dialog.errorAt('Filled in on')).toBe('There is a score of that day.');
    expect(await (await dialog.field('Total, 0 to 21')).value()).toBe('14');
    await dialog.write({ 'Filled in on': '20/11/2026' });
    await dialog.pressEnter();
    const second = await dialog.accept(URL);
    expect(second.request.body).toMatchObject({ takenOn: '2026-11-20', total: 14 });
    expect(second.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
  });

  it('says what is refused about the items, which have no field of their own', async () => {
    await dialog.choose(...FORM.items.map((_, index) => [`gad7-${index}`, 0] as const));
    await dialog.pressEnter();
    await dialog.refuse(URL, { fieldErrors: { items: ['Each item is 0 to 3.'] } }, 422);
    expect(dialog.alert()).toBe('Each item is 0 to 3.');
    await dialog.pressEnter();
    await dialog.accept(URL);
    expect(dialog.closedWith).toEqual([true]);
  });

  describe('what a score of the day counts as', () => {
    const course = { planId: 'p1', expectedOn: null, state: 'under_way' as const, doses: ['2026-10-26', '2026-11-02'] };
    const saysOf = async (courses: ScoreHistory['courses']) => {
      open(courses);
      await dialog.choose();
      return dialog.text();
    };

    it('is the baseline before the first dose', async () => {
      const expected = { ...course, state: 'expected' as const, doses: [], expectedOn: '2026-11-23' };
      expect(await saysOf([expected])).toContain('Counts as Baseline');
    });

    it('is a follow-up between the sessions', async () => {
      expect(await saysOf([course])).toContain('Counts as Follow-up');
    });

    it('judges the plan when it is the first one two weeks after the last session', async () => {
      expect(await saysOf([{ ...course, state: 'completed' }])).toContain('Counts as After the plan');
    });

    it('gets no verdict when it reaches over a dose, and says so beforehand', async () => {
      expect(await saysOf([{ ...course, doses: ['2026-11-16'] }])).toContain('gets no verdict');
    });
  });
});
