import { Attempt, Saved } from '../settings-api';

export type Values = Readonly<Record<string, string>>;

/** One field of an edit. Values are texts; a check is `yes` or empty. */
export interface EditField {
  readonly name: string;
  readonly label: string;
  /** `clock` is a wall-clock time that may be 24:00. */
  readonly kind: 'text' | 'number' | 'date' | 'time' | 'clock' | 'choice' | 'check';
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly help?: string;
  readonly optional?: true;
  /** May be left empty, which means something: it is not marked. */
  readonly mayBeEmpty?: true;
  /** Not asked for while this check is ticked. */
  readonly unless?: string;
  /** Takes the whole width instead of half. */
  readonly wide?: true;
}

/** What a dialog changes, and how it is saved. */
export interface Edit {
  readonly title: string;
  /** What follows from it, in a sentence. */
  readonly about?: string;
  readonly fields: readonly EditField[];
  readonly values: Values;
  /** Verb and object of the button. */
  readonly verb: string;
  /** Zone in which the times of affected bookings are written. */
  readonly zone: string;
  /** Version that is changed; 0 for something new. */
  readonly version: number;
  readonly save: (values: Values, attempt: Attempt) => Saved;
  /** What is saved now, when somebody else was faster; undefined when it is gone. */
  readonly current?: () => Promise<{ readonly version: number; readonly values: Values } | undefined>;
  /** Name of the field for a path of the server that is named differently. */
  readonly fieldOf?: (path: string, values: Values) => string | undefined;
  /** Draws the values as minutes of a visit. */
  readonly preview?: 'visit';
}

/** What is no number is sent as it stands, so that the server says so at its field. */
export function numberOf(text: string | undefined): number | string {
  return text !== undefined && /^\d+$/.test(text.trim()) ? Number(text) : (text ?? '');
}
