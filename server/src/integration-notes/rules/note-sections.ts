/**
 * Sections of an integration note in their order (domain.md 1.7b, S118, S119): the intention set before, what stood out
 * in the patient's own words, and what follows from it.
 */
export const NOTE_SECTIONS = [
  { key: 'intention', label: 'Intention before' },
  { key: 'stoodOut', label: 'What stood out' },
  { key: 'themes', label: 'Themes' },
  { key: 'difficult', label: 'Difficult material' },
  { key: 'insight', label: 'Insight and the change wanted' },
  { key: 'action', label: 'One action this week' },
  { key: 'supports', label: 'Supports' },
  { key: 'risk', label: 'Risk check' },
  { key: 'nextContact', label: 'Next contact' },
] as const;

export type NoteSectionKey = (typeof NOTE_SECTIONS)[number]['key'];
export type NoteSections = Readonly<Partial<Record<NoteSectionKey, string>>>;

/** Longest text of one section, in characters. */
export const MAX_SECTION_LENGTH = 20_000;

/** The sections that hold text, in the order of the page and with blank ones left out. */
export function writtenSections(sections: Readonly<Record<string, string>>): NoteSections {
  return Object.fromEntries(
    NOTE_SECTIONS.map(({ key }) => [key, (sections[key] ?? '').trimEnd()] as const).filter(([, text]) => text !== ''),
  );
}

/** The sections whose text differs, in the order of the page. */
export function changedSections(before: NoteSections, after: NoteSections): NoteSectionKey[] {
  return NOTE_SECTIONS.map(({ key }) => key).filter((key) => (before[key] ?? '') !== (after[key] ?? ''));
}

/** Whether a value from outside is a set of sections: known keys, texts of bearable length. */
export function isNoteSections(value: unknown): value is NoteSections {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(
    ([key, text]) =>
      NOTE_SECTIONS.some((section) => section.key === key) &&
      typeof text === 'string' &&
      text.length <= MAX_SECTION_LENGTH,
  );
}
