export { DISORDERS, type Disorder } from '../../consultations/rules/disorders.js';

/** How ketamine is given: into a vein, a muscle, or under the skin. */
export const ROUTES = ['iv', 'im', 'sc'] as const;
export type Route = (typeof ROUTES)[number];
