import { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { Problem } from '../../../api/problem';
import { CommandResult } from '../../../api/send-command';
import { FieldHarness } from '../../ui/field/field.harness';
import { Attempt } from '../settings-api';
import { Edit, Values } from './edit';
import { EditDialog } from './edit-dialog';

@Component({ template: '' })
class Screen {
  readonly dialog = inject(EditDialog);
}

const OK: CommandResult<unknown> = { ok: true, value: null, etag: undefined };
const refused = (problem: Partial<Problem>): CommandResult<unknown> => ({
  ok: false,
  problem: { type: 't', title: 'T', status: 409, code: 'c', detail: 'It was refused.', ...problem },
});

const BLOCK: Edit = {
  title: 'Block of a room',
  fields: [
    { name: 'reason', label: 'Why', kind: 'text' },
    { name: 'closed', label: 'Closed all day', kind: 'check' },
    { name: 'opens', label: 'Opens', kind: 'clock', unless: 'closed' },
    { name: 'note', label: 'Note', kind: 'text', optional: true },
  ],
  values: { reason: 'Meeting', closed: 'yes', opens: '', note: '' },
  ...{ verb: 'Save the block', zone: 'America/New_York', version: 3 },
  save: () => Promise.resolve(OK),
};

describe('EditDialog', () => {
  let loader: HarnessLoader;
  let sent: { readonly values: Values; readonly attempt: Attempt }[];

  async function open(edit: Partial<Edit>, answers: readonly CommandResult<unknown>[] = [OK]) {
    sent = [];
    const queue = [...answers];
    const fixture = TestBed.createComponent(Screen);
    const save: Edit['save'] = (values, attempt) => {
      sent.push({ values, attempt });
      return Promise.resolve(queue.shift() ?? OK);
    };
    const saved = fixture.componentInstance.dialog.open({ ...BLOCK, save, ...edit });
    await fixture.whenStable();
    loader = TestbedHarnessEnvironment.documentRootLoader(fixture);
    return { saved };
  }

  const field = (label: string) => loader.getHarness(FieldHarness.with({ label }));
  const press = async (text: string | RegExp) => (await loader.getHarness(MatButtonHarness.with({ text }))).click();
  const shown = () => document.querySelector('tl-edit-box')?.textContent.replace(/\s+/g, ' ') ?? '';

  afterEach(() => document.querySelectorAll('.cdk-overlay-container').forEach((one) => one.replaceChildren()));

  it('saves what is written, against the version that was read', async () => {
    const { saved } = await open({});
    await (await field('Why')).write('Fire drill');
    await press('Save the block');
    expect(await saved).toBe(true);
    expect(sent[0]).toMatchObject({ values: { reason: 'Fire drill' }, attempt: { version: 3, acknowledged: [] } });
  });

  it('asks for what is required and shown, and for nothing else', async () => {
    await open({ values: { ...BLOCK.values, reason: '' } });
    expect(await loader.getAllHarnesses(FieldHarness.with({ label: 'Opens' }))).toHaveLength(0);
    await (await loader.getHarness(MatCheckboxHarness)).uncheck();
    await press('Save the block');
    expect(await (await field('Why')).error()).toBe('Fill this in.');
    expect(await (await field('Opens')).error()).toBe('Fill this in.');
    expect(await (await field('Note')).error()).toBe('');
    expect(sent).toHaveLength(0);
  });

  it('puts what the server says at its field, also under another name, and keeps what was typed', async () => {
    const fieldErrors = { endsAt: ['The end comes after the beginning.'] };
    await open({ fieldOf: (path) => (path === 'endsAt' ? 'reason' : undefined) }, [
      refused({ status: 422, fieldErrors }),
    ]);
    await (await field('Why')).write('Delivery');
    await press('Save the block');
    expect(await (await field('Why')).error()).toBe('The end comes after the beginning.');
    expect(await (await field('Why')).value()).toBe('Delivery');
  });

  it('lists the bookings that would be left standing, and saves once they were looked at', async () => {
    const bookings = [
      {
        ...{ id: 'b1', startsAt: '2026-11-23T15:00:00Z', endsAt: '2026-11-23T17:00:00Z', what: 'session' as const },
        ...{ roomName: 'Alder', clinicianName: 'Dr Vale' },
      },
    ];
    const facts = { total: 2, ids: ['b1', 'b2'], bookings };
    const { saved } = await open({}, [refused({ code: 'calendar.bookingsAffected', facts })]);
    await press('Save the block');
    expect(shown()).toContain('2 bookings stand in that time');
    expect(shown()).toContain('Mon 23 Nov 10:00–12:00 session in Alder, Dr Vale');
    expect(shown()).toContain('and 1 more');
    const button = await loader.getHarness(MatButtonHarness.with({ text: 'Save the block' }));
    expect(await button.isDisabled()).toBe(true);
    await (await loader.getHarness(MatCheckboxHarness.with({ label: /looked at/ }))).check();
    await button.click();
    expect(await saved).toBe(true);
    expect(sent[1]?.attempt.acknowledged).toEqual(['b1', 'b2']);
    expect(sent[1]?.attempt.key).toBe(sent[0]?.attempt.key);
  });

  describe('when somebody else saved first', () => {
    const theirs = { version: 7, values: { ...BLOCK.values, reason: 'Inspection' } };
    const stale = refused({ status: 412, code: 'request.stale' });

    it('shows both versions and goes on with mine, knowingly', async () => {
      const { saved } = await open({ current: () => Promise.resolve(theirs) }, [stale]);
      await (await field('Why')).write('Fire drill');
      await press('Save the block');
      expect(shown()).toContain('Somebody else saved this in the meantime');
      expect(shown()).toContain('WhyFire drillInspection');
      await press('Go on with mine');
      await press('Save the block');
      expect(await saved).toBe(true);
      expect(sent[1]).toMatchObject({ values: { reason: 'Fire drill' }, attempt: { version: 7 } });
    });

    it('goes on with theirs', async () => {
      await open({ current: () => Promise.resolve(theirs) }, [stale]);
      await (await field('Why')).write('Fire drill');
      await press('Save the block');
      await press('Go on with theirs');
      expect(await (await field('Why')).value()).toBe('Inspection');
    });

    it('says that it is gone', async () => {
      await open({ current: () => Promise.resolve(undefined) }, [stale]);
      await press('Save the block');
      expect(shown()).toContain('Somebody removed this in the meantime.');
    });
  });

  it('keeps everything and says why when the server does not answer', async () => {
    const { saved } = await open({}, [refused({ status: 0, code: 'network', detail: 'Nothing was saved.' })]);
    await press('Save the block');
    expect(shown()).toContain('Nothing was saved.');
    await press('Discard');
    expect(await saved).toBe(false);
  });
});
