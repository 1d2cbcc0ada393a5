import { parsePatientSearch } from './patient-search.js';
import { shownName } from './patient-name.js';

describe('parsePatientSearch', () => {
  it.each([
    ['  ', { kind: 'everybody' }],
    ['TL-000123', { kind: 'chartNumber', chartNumber: 'TL-000123' }],
    ['tl123', { kind: 'chartNumber', chartNumber: 'TL-000123' }],
    ['1988-04-12', { kind: 'birthDate', birthDate: '1988-04-12' }],
    ['4/12/1988', { kind: 'birthDate', birthDate: '1988-04-12' }],
    ['2024-02-29', { kind: 'birthDate', birthDate: '2024-02-29' }],
    ['2023-02-29', { kind: 'phone', digits: '20230229' }],
    ['(206) 555-0147', { kind: 'phone', digits: '2065550147' }],
    ['0147', { kind: 'phone', digits: '0147' }],
    ['Quince, Basil', { kind: 'name', words: ['quince', 'basil'] }],
    ["O'Brien", { kind: 'name', words: ["o'brien"] }],
    ['100% _', { kind: 'name', words: ['100%', '_'] }],
  ])('%j', (text, search) => {
    expect(parsePatientSearch(text)).toEqual(search);
  });
});

describe('shownName', () => {
  it('is the name the person wishes', () => {
    expect(shownName({ givenName: 'Robert', familyName: 'Lane', preferredName: 'Perpetua' })).toBe('Perpetua Lane');
    expect(shownName({ givenName: 'Basil', familyName: 'Quince', preferredName: null })).toBe('Basil Quince');
  });
});
