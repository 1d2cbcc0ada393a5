import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Auth } from '../../auth/auth';
import { DeviceStore } from '../../device-store/device-store';
import { ClinicZone } from '../../ui/clinic-time/clinic-zone';
import { IntegrationNote, IntegrationNoteApi } from '../integration-note-api';
import { NotePage } from './note-page';

const DRAFT: IntegrationNote = {
  ...{ id: 'n', version: 1, sessionId: 's', patientId: 'p', patientName: 'Wren Halloway', chartNumber: '1042' },
  ...{ authorName: 'Noor Castellan', state: 'draft', ordinal: 2, of: 3, doseStartedAt: '2026-09-23T14:00:00Z' },
  sections: [{ key: 'themes', label: 'Themes', text: '' }],
  ...{ savedAt: '2026-09-23T18:00:00Z', signedAt: null, addenda: [], allowedActions: ['write', 'sign', 'discard'] },
};

describe('NotePage', () => {
  const remove = jest.fn(() => Promise.resolve());

  async function open(note: IntegrationNote, kept?: object): Promise<HTMLElement> {
    const resource = { hasValue: () => true, value: () => note, error: () => undefined, reload: () => true };
    const session = { staff: { displayName: 'Dr Imogen Sable' }, clinic: { name: 'Fernhill' } };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: IntegrationNoteApi, useValue: { note: () => resource } },
        { provide: DeviceStore, useValue: { get: () => Promise.resolve(kept), remove } },
        { provide: Auth, useValue: { session: () => session } },
      ],
    });
    TestBed.inject(ClinicZone).set('America/New_York');
    const fixture = TestBed.createComponent(NotePage);
    fixture.componentRef.setInput('id', 'n');
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  const words = (page: HTMLElement, selector: string) =>
    page.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim();
  const signing = (page: HTMLElement) =>
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Review and sign'));

  it('says beside the button that an empty note cannot be signed', async () => {
    const page = await open(DRAFT);
    expect(signing(page)?.getAttribute('aria-disabled')).toBe('true');
    expect(words(page, '#nothing-written')).toBe('Write something first: an empty note cannot be signed.');
  });

  it('offers the signature once something is written', async () => {
    const page = await open({ ...DRAFT, sections: [{ key: 'themes', label: 'Themes', text: 'Water' }] });
    expect(signing(page)?.getAttribute('aria-disabled')).not.toBe('true');
    expect(page.querySelector('#nothing-written')).toBeNull();
  });

  it('prints whose note it is, about which session, and who signed it when', async () => {
    const signed = { ...DRAFT, state: 'signed' as const, signedAt: '2026-09-23T18:05:00Z', allowedActions: [] };
    const sheet = words(await open(signed), 'tl-note-sheet') ?? '';
    expect(sheet).toContain('Wren Halloway, no. 1042');
    expect(sheet).toContain('2 of 3, dose Wed 23 Sep 2026 10:00');
    expect(sheet).toContain('Signed Wed 23 Sep 2026 14:05 by Noor Castellan, as author');
    expect(sheet).toContain('by Dr Imogen Sable');
  });

  it('shows words of this device beside a note that was signed without them, and removes them', async () => {
    const signed = { ...DRAFT, state: 'signed' as const, signedAt: '2026-09-23T18:05:00Z', allowedActions: [] };
    const page = await open(signed, { version: 1, texts: { themes: 'Water' }, typedAt: Date.UTC(2026, 8, 23, 18, 1) });
    expect(words(page, '.late')).toMatch(/^Words kept on this device typed Wed 23 Sep 14:01 .* ThemesWater/);
    const button = [...page.querySelectorAll('button')].find(({ textContent }) => textContent.includes('Remove them'));
    button?.click();
    expect(remove).toHaveBeenCalledWith('note:p:n');
  });

  it('prints a draft as a draft', async () => {
    expect(words(await open(DRAFT), 'tl-note-sheet')).toContain('Draft, not signed');
  });
});
