import { TestBed } from '@angular/core/testing';
import { CommandResult } from '../../api/send-command';
import { UnsentWork } from '../auth/unsent-work';
import { DeviceStore } from '../device-store/device-store';
import { IntegrationNote, IntegrationNoteApi } from './integration-note-api';
import { NoteDraft } from './note-draft';

const saved = (version: number, themes: string): IntegrationNote => ({
  ...{
    id: 'n',
    version,
    sessionId: 's',
    patientId: 'p',
    patientName: 'Wren Halloway',
    chartNumber: '7',
    authorName: 'Noor Castellan',
  },
  ...{ state: 'draft' as const, ordinal: 1, of: 3, doseStartedAt: null, savedAt: '2026-11-23T18:00:00Z' },
  sections: [
    { key: 'themes', label: 'Themes', text: themes },
    { key: 'risk', label: 'Risk check', text: '' },
  ],
  ...{ signedAt: null, addenda: [], allowedActions: ['write', 'sign', 'discard'] },
});
const refused = (status: number, detail = 'Refused.'): CommandResult<IntegrationNote> => ({
  ...{ ok: false, problem: { type: 'x', title: 'x', status, code: 'x', detail } },
});

class FakeDevice {
  readonly lines = new Map<string, unknown>();
  full = false;
  put(key: string, value: unknown): Promise<boolean> {
    if (!this.full) this.lines.set(key, value);
    return Promise.resolve(!this.full);
  }
  get(key: string): Promise<unknown> {
    return Promise.resolve(this.lines.get(key));
  }
  remove(key: string): Promise<void> {
    this.lines.delete(key);
    return Promise.resolve();
  }
}

const KEY = 'note:p:n';

describe('NoteDraft', () => {
  const answers: CommandResult<IntegrationNote>[] = [];
  const sent: { version: number; themes: string | undefined }[] = [];
  let draft: NoteDraft;
  let device: FakeDevice;

  /** The page of the note is opened anew, on the same device. */
  function reopened(): NoteDraft {
    TestBed.resetTestingModule();
    const save = (_id: string, version: number, texts: Record<string, string>) => {
      sent.push({ version, themes: texts['themes'] });
      const answer = answers.shift() ?? {
        ok: true as const,
        value: saved(version + 1, texts['themes'] ?? ''),
        etag: undefined,
      };
      return Promise.resolve(answer);
    };
    TestBed.configureTestingModule({
      providers: [
        NoteDraft,
        { provide: IntegrationNoteApi, useValue: { save } },
        { provide: DeviceStore, useValue: device },
      ],
    });
    return TestBed.inject(NoteDraft);
  }

  beforeEach(async () => {
    jest.useFakeTimers();
    answers.length = sent.length = 0;
    device = new FakeDevice();
    draft = reopened();
    await draft.open(saved(1, ''));
  });

  afterEach(() => jest.useRealTimers());

  it('saves once after a pause, however many keys were pressed', async () => {
    for (const text of ['W', 'Wa', 'Wat', 'Water']) draft.write('themes', text);
    expect([sent, draft.state()]).toEqual([[], 'waiting']);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(sent).toEqual([{ version: 1, themes: 'Water' }]);
    expect(draft.state()).toBe('saved');
  });

  it('saves at once when asked, under the version of the save before', async () => {
    draft.write('themes', 'One');
    expect(await draft.flush()).toBe(true);
    draft.write('themes', 'Two');
    expect(await draft.flush()).toBe(true);
    expect(sent).toEqual([
      { version: 1, themes: 'One' },
      { version: 2, themes: 'Two' },
    ]);
  });

  it('keeps the words while the server does not answer, and tries again', async () => {
    answers.push(refused(0), refused(503));
    draft.write('themes', 'Water');
    expect(await draft.flush()).toBe(false);
    expect([draft.state(), draft.texts()['themes']]).toEqual(['unreachable', 'Water']);
    await jest.advanceTimersByTimeAsync(15_000);
    expect([draft.state(), sent.length]).toEqual(['saved', 3]);
  });

  it('is not overwritten by a reload while words are not saved', async () => {
    draft.write('themes', 'Mine');
    await draft.open(saved(2, 'From the server'));
    expect(draft.texts()['themes']).toBe('Mine');
  });

  it('shows both versions after a save from another window, and writes nothing until one is chosen', async () => {
    answers.push(refused(412));
    draft.write('themes', 'Mine');
    await draft.flush();
    draft.showTheirs(saved(7, 'Theirs'));
    expect(draft.conflicts()).toEqual([{ key: 'themes', label: 'Themes', mine: 'Mine', theirs: 'Theirs' }]);
    draft.write('themes', 'Mine, and more');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(sent).toHaveLength(1);
    await draft.keepMine();
    expect(sent[1]).toEqual({ version: 7, themes: 'Mine, and more' });
    expect([draft.state(), draft.conflicts()]).toEqual(['saved', []]);
  });

  it('takes the other version when that one is chosen', async () => {
    answers.push(refused(412));
    draft.write('themes', 'Mine');
    await draft.flush();
    draft.showTheirs(saved(7, 'Theirs'));
    draft.takeTheirs();
    expect([draft.texts()['themes'], draft.state()]).toEqual(['Theirs', 'saved']);
  });

  it('says why the server will not take the text', async () => {
    answers.push(refused(422, 'A section is too long.'));
    draft.write('themes', 'x');
    expect(await draft.flush()).toBe(false);
    expect([draft.state(), draft.refusal()]).toEqual(['refused', 'A section is too long.']);
  });

  it('keeps every key on the device until the server has the words', async () => {
    draft.write('themes', 'Wat');
    await jest.advanceTimersByTimeAsync(1);
    expect(device.lines.get(KEY)).toMatchObject({ version: 1, texts: { themes: 'Wat' } });
    expect(draft.kept()).toBe(true);
    await jest.advanceTimersByTimeAsync(2_000);
    expect([draft.state(), draft.kept(), device.lines.size]).toEqual(['saved', false, 0]);
  });

  it('brings the words back after a reload before they were saved, says so, and saves them', async () => {
    draft.write('themes', 'Water');
    draft = reopened();
    await draft.open(saved(1, ''));
    expect([draft.texts()['themes'], draft.restored()?.before['themes']]).toEqual(['Water', '']);
    await jest.advanceTimersByTimeAsync(2_000);
    expect(sent).toEqual([{ version: 1, themes: 'Water' }]);
    draft.dropRestored();
    await draft.flush();
    expect([draft.restored(), sent.at(-1)]).toEqual([undefined, { version: 2, themes: '' }]);
  });

  it('shows both versions when the server has a newer one than the words on the device', async () => {
    draft.write('themes', 'Mine');
    draft = reopened();
    await draft.open(saved(4, 'Theirs'));
    expect(draft.conflicts()).toEqual([{ key: 'themes', label: 'Themes', mine: 'Mine', theirs: 'Theirs' }]);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(sent).toEqual([]);
    draft.takeTheirs();
    await jest.advanceTimersByTimeAsync(1);
    expect(device.lines.size).toBe(0);
  });

  it('says nothing of words that the server has, although its answer was lost', async () => {
    draft.write('themes', 'Water');
    draft = reopened();
    await draft.open(saved(2, 'Water'));
    expect([draft.state(), draft.restored(), device.lines.size]).toEqual(['saved', undefined, 0]);
  });

  it('shows words beside a note that was signed without them, until they are put away', async () => {
    draft.write('themes', 'Mine');
    draft.write('risk', 'None');
    draft = reopened();
    const signed = { ...saved(4, 'Theirs'), state: 'signed' as const, allowedActions: ['addend'] };
    await draft.open(signed);
    expect([draft.texts()['themes'], draft.state(), sent]).toEqual(['Theirs', 'saved', []]);
    expect(draft.late()?.sections).toEqual([
      { key: 'themes', label: 'Themes', text: 'Mine' },
      { key: 'risk', label: 'Risk check', text: 'None' },
    ]);
    draft.replace(signed);
    expect([draft.late()?.sections.length, device.lines.size]).toEqual([2, 1]);
    await draft.dropLate();
    expect([draft.late(), device.lines.size]).toEqual([undefined, 0]);
  });

  it('shows them as well when the signature of another window comes to light with a save', async () => {
    answers.push(refused(412));
    draft.write('themes', 'Mine');
    await draft.flush();
    draft.showTheirs({ ...saved(7, 'Theirs'), state: 'signed', allowedActions: ['addend'] });
    expect([draft.note()?.state, draft.late()?.sections[0]?.text]).toEqual(['signed', 'Mine']);
    expect(device.lines.size).toBe(1);
  });

  it('says nothing of words that a signed note has, and drops them', async () => {
    draft.write('themes', 'Water');
    draft = reopened();
    await draft.open({ ...saved(3, 'Water'), state: 'signed' });
    expect([draft.late(), device.lines.size]).toEqual([undefined, 0]);
  });

  it('saves before a sign-out, and says that a conflict is not saved', async () => {
    const unsent = TestBed.inject(UnsentWork);
    draft.write('themes', 'Water');
    expect(await unsent.send()).toBe(true);
    expect(sent).toEqual([{ version: 1, themes: 'Water' }]);
    answers.push(refused(412));
    draft.write('themes', 'Mine');
    expect(await unsent.send()).toBe(false);
  });

  it('knows when the device keeps nothing', async () => {
    device.full = true;
    draft.write('themes', 'Water');
    await jest.advanceTimersByTimeAsync(1);
    expect(draft.kept()).toBe(false);
  });
});
