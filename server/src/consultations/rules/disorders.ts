/** What is treated here: the anxiety disorders that the clinic takes on. */
export const DISORDERS = ['gad', 'sad', 'ocd', 'ptsd', 'panic', 'specific_phobia'] as const;
export type Disorder = (typeof DISORDERS)[number];
