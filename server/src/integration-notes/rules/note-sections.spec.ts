import { changedSections, isNoteSections, MAX_SECTION_LENGTH, writtenSections } from './note-sections.js';

describe('note sections', () => {
  it('keeps the order of the page and leaves blank ones out', () => {
    const sections = writtenSections({ risk: 'None.', themes: '  ', intention: 'Rest.\n' });
    expect(Object.entries(sections)).toEqual([
      ['intention', 'Rest.'],
      ['risk', 'None.'],
    ]);
  });

  it('names the sections that changed, in the order of the page', () => {
    expect(changedSections({ themes: 'Water', risk: 'None.' }, { risk: 'None.', intention: 'Rest.' })).toEqual([
      'intention',
      'themes',
    ]);
    expect(changedSections({ themes: '' }, {})).toEqual([]);
  });

  it.each([
    ['an unknown section', { diagnosis: 'x' }],
    ['a number', { themes: 3 }],
    ['a text that is too long', { themes: 'x'.repeat(MAX_SECTION_LENGTH + 1) }],
    ['no object', 'themes'],
    ['nothing', null],
  ])('refuses %s', (_, value) => {
    expect(isNoteSections(value)).toBe(false);
  });

  it('takes known sections', () => {
    expect(isNoteSections({ themes: 'Water', nextContact: '' })).toBe(true);
  });
});
