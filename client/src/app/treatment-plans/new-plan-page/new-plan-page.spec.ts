import { Router } from '@angular/router';
import { TestBed } from '@angular/core/testing';
import { MatButtonToggleHarness } from '@angular/material/button-toggle/testing';
import { OpenedDialog } from '../../ui/opened-dialog.harness';
import { NewPlanPage } from './new-plan-page';

const URL = '/api/treatment-plans';
const CHART = {
  patient: { preferredName: null, givenName: 'Ada', familyName: 'Moss' },
  eligibleUntil: '2026-12-24',
  eligibleFor: 'gad',
  allowedActions: ['newPlan'],
};

describe('NewPlanPage', () => {
  let page: OpenedDialog;

  beforeEach(async () => {
    page = new OpenedDialog(NewPlanPage, undefined);
    page.setInput('patientId', 'x1');
    await page.load('/api/chart/x1', CHART);
  });

  it('treats what the consultation found, asks for every dose at its field, and goes to the first', async () => {
    await page.write({ 'Session 2': '4' });
    await page.pressEnter();
    page.expectNothingSent(URL);
    expect(page.text()).toContain('Generalised anxiety');
    expect(await page.errorAt('Session 1')).toBe('Enter mg/kg.');
    expect(await page.errorAt('Session 2')).toBe('More than 0, at most 3.');
    expect(await (await page.field('Session 1')).isFocused()).toBe(true);
  });

  it('keeps the doses that were typed when the size changes, and repeats the first on demand', async () => {
    await page.write({ 'Session 1': '0.5', 'Session 2': '0.6' });
    await (await page.loader.getHarness(MatButtonToggleHarness.with({ text: '6 sessions' }))).check();
    expect(await (await page.field('Session 2')).value()).toBe('0.6');
    expect(await (await page.field('Session 6')).value()).toBe('');
    await page.press('Repeat the first dose in every slot');
    expect(await (await page.field('Session 2')).value()).toBe('0.5');
    expect(await (await page.field('Session 6')).value()).toBe('0.5');
  });

  it('puts refusals where they belong, keeps what was typed, and goes to the plan', async () => {
    await page.write({ 'Session 1': '0.5555', 'Session 2': '0.5', 'Session 3': '0.5' });
    await page.pressEnter();
    const doses = ['Enter mg/kg with at most 3 decimals.'];
    const first = await page.refuse(URL, { fieldErrors: { doses } }, 422);
    expect(first.request.body).toMatchObject({
      patientId: 'x1',
      disorder: 'gad',
      sessionCount: 3,
      doses: [0.5555, 0.5, 0.5],
    });
    expect(page.alert()).toBe('Enter mg/kg with at most 3 decimals.');
    expect(await (await page.field('Session 1')).value()).toBe('0.5555');
    const gone = jest.fn(() => Promise.resolve(true));
    TestBed.inject(Router).navigate = gone;
    await page.write({ 'Session 1': '0.555' });
    await page.pressEnter();
    const second = await page.accept(URL, { id: 'p9' });
    expect(second.request.headers.get('Idempotency-Key')).toBe(first.request.headers.get('Idempotency-Key'));
    expect(gone).toHaveBeenCalledTimes(1);
  });

  it('puts what the server says of one dose at its field', async () => {
    await page.write({ 'Session 1': '0.5', 'Session 2': '0.5', 'Session 3': '0.5' });
    await page.pressEnter();
    const words = 'Order more than 0 and at most 3 mg/kg.';
    await page.refuse(URL, { fieldErrors: { 'doses.1': [words] } }, 422);
    expect([await page.errorAt('Session 1'), await page.errorAt('Session 2')]).toEqual(['', words]);
  });

  it('says what no field can help with, and can be tried again as it stands', async () => {
    await page.write({ 'Session 1': '0.5', 'Session 2': '0.5', 'Session 3': '0.5' });
    await page.pressEnter();
    await page.refuse(URL, { detail: 'The consultation ran out.' });
    expect(page.alert()).toBe('The consultation ran out.');
    await page.pressEnter();
    page.request(URL);
  });
});
