/** What a code means to whoever receives it: its HTTP status and one sentence a member of staff can act on. */
export interface ErrorDefinition {
  readonly status: number;
  readonly message: string;
  /** Name of the database constraint that states the same rule; its violation becomes this error. */
  readonly constraint?: string;
}

export interface ErrorContext {
  /** One clear line about this occurrence; replaces the general message. Never holds patient data. */
  readonly detail?: string;
  /** Messages by field path, in the shape the screens put under their inputs. */
  readonly fieldErrors?: Readonly<Record<string, readonly string[]>>;
  /** Facts a screen needs to explain the refusal, for example the booking that was clashed with. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** A rule of the clinic said no. The only error that rules and services throw on purpose. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: string,
    readonly definition: ErrorDefinition,
    readonly context: ErrorContext = {},
  ) {
    super(context.detail ?? definition.message);
  }
}

const byConstraint = new Map<string, () => DomainError>();

/**
 * Declares the errors of one domain. The result makes an error of a known code; an unknown one does not compile.
 * @example throw sessionError('session.notReady', { detail: 'Consent is not signed.' });
 */
export function defineErrors<Code extends string>(definitions: Readonly<Record<Code, ErrorDefinition>>) {
  const make = (code: Code, context?: ErrorContext) => new DomainError(code, definitions[code], context);
  for (const code of Object.keys(definitions) as Code[]) {
    const { constraint } = definitions[code];
    if (constraint !== undefined) byConstraint.set(constraint, () => make(code));
  }
  return make;
}

/** The domain error that says the same as a violated constraint, when a domain has declared one. */
export function errorOfConstraint(constraint: string): DomainError | undefined {
  return byConstraint.get(constraint)?.();
}
