import { TestBed } from '@angular/core/testing';
import { CommandResult } from '../../api/send-command';
import { IntegrationNote, IntegrationNoteApi } from './integration-note-api';
import { NoteDraft } from './note-draft';

const saved = (version: number, themes: string): IntegrationNote => ({
  ...{ id: 'n', version, sessionId: 's', patientId: 'p', patientName: 'Wren Halloway', authorName: 'Noor Castellan' },
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

describe('NoteDraft', () => {
  const answers: CommandResult<IntegrationNote>[] = [];
  const sent: { version: number; themes: string | undefined }[] = [];
  let draft: NoteDraft;

  beforeEach(() => {
    jest.useFakeTimers();
    answers.length = sent.length = 0;
    const save = (_id: string, version: number, texts: Record<string, string>) => {
      sent.push({ version, themes: texts['themes'] });
      const answer = answers.shift() ?? {
        ok: true as const,
        value: saved(version + 1, texts['themes'] ?? ''),
        etag: undefined,
      };
      return Promise.resolve(answer);
    };
    TestBed.configureTestingModule({ providers: [NoteDraft, { provide: IntegrationNoteApi, useValue: { save } }] });
    draft = TestBed.inject(NoteDraft);
    draft.open(saved(1, ''));
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

  it('is not overwritten by a reload while words are not saved', () => {
    draft.write('themes', 'Mine');
    draft.open(saved(2, 'From the server'));
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
});
