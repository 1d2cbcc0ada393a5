/** One set of vitals as it is judged. */
export interface Reading {
  /** mmHg */
  readonly systolic: number;
  /** mmHg */
  readonly diastolic: number;
  /** per minute */
  readonly heartRate: number;
  /** % */
  readonly spo2: number;
  /** per minute */
  readonly respiratoryRate: number | null;
  /** MOAA/S 5 alert ... 0 (S41) */
  readonly sedation: number | null;
}

export type Parameter = keyof Reading;

/** recheck = measure again and look, stop = the protocol's limit for going on, hold = do not start. */
export type AlertLevel = 'recheck' | 'stop' | 'hold';

export interface Limit {
  readonly parameter: Parameter;
  readonly level: AlertLevel;
  /** Which side of `limit` fires; the limit itself fires too. */
  readonly when: 'atLeast' | 'atMost';
  readonly limit: number;
  /** Where the number comes from (domain.md section 6). */
  readonly source: string;
}

export interface Protocol {
  readonly name: string;
  readonly version: number;
  readonly limits: readonly Limit[];
}

const limit = (parameter: Parameter, level: AlertLevel, when: Limit['when'], value: number, source: string): Limit => ({
  parameter,
  level,
  when,
  limit: value,
  source,
});

/**
 * Proposed defaults. Most come from unreferenced trade text (S9, S11) and must be approved by the clinic's medical
 * director; Yip and Swainson (S15) argue that such rules are over-aggressive. An alert informs and never acts.
 */
export const STANDARD_PROTOCOL: Protocol = {
  name: 'Standard',
  version: 1,
  limits: [
    limit('systolic', 'hold', 'atLeast', 160, 'S9'),
    limit('diastolic', 'hold', 'atLeast', 100, 'S9'),
    limit('heartRate', 'hold', 'atLeast', 101, 'S9'),
    limit('heartRate', 'hold', 'atMost', 49, 'S9'),
    limit('spo2', 'hold', 'atMost', 94, 'S9'),
    limit('sedation', 'hold', 'atMost', 4, 'S9'),
    limit('systolic', 'recheck', 'atLeast', 160, 'S9'),
    limit('heartRate', 'recheck', 'atLeast', 121, 'S9, S11'),
    limit('spo2', 'recheck', 'atMost', 94, 'S9'),
    limit('respiratoryRate', 'recheck', 'atLeast', 26, 'S11'),
    limit('respiratoryRate', 'recheck', 'atMost', 9, 'S11'),
    limit('systolic', 'stop', 'atLeast', 180, 'S9, S11'),
    limit('systolic', 'stop', 'atMost', 89, 'S9, S11'),
    limit('diastolic', 'stop', 'atLeast', 110, 'S9'),
    limit('heartRate', 'stop', 'atMost', 49, 'S9, S11'),
    limit('spo2', 'stop', 'atMost', 91, 'S9, S11'),
    limit('respiratoryRate', 'stop', 'atMost', 7, 'S9'),
    limit('sedation', 'stop', 'atMost', 2, 'J'),
  ],
};

export interface Alert extends Limit {
  readonly value: number;
}

/**
 * What a reading fires: before dosing the hold band, after dosing recheck and stop. Where a value fires more than one
 * limit of the same parameter, the most serious stands.
 */
export function alertsOf(reading: Reading, when: 'beforeDose' | 'afterDose', protocol = STANDARD_PROTOCOL): Alert[] {
  const worst = new Map<Parameter, Alert>();
  for (const rule of protocol.limits) {
    if ((rule.level === 'hold') !== (when === 'beforeDose')) continue;
    const value = reading[rule.parameter];
    if (value === null || !fires(rule, value)) continue;
    if (rule.level !== 'recheck' || !worst.has(rule.parameter)) worst.set(rule.parameter, { ...rule, value });
  }
  return [...worst.values()];
}

function fires({ when, limit: at }: Limit, value: number): boolean {
  return when === 'atLeast' ? value >= at : value <= at;
}
