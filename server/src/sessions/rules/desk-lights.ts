import type { Cause, Light, ReadinessCheck } from './readiness.js';
import type { SessionState } from './session-lifecycle.js';

/**
 * What the front desk is told of one cause. `open`: nobody has asked yet; told only of what the front desk itself asks.
 * No check, answer, value or count: whatever a clinician knows comes out as one light of the cause `see_clinician`.
 */
export interface DeskLight {
  readonly cause: Cause;
  readonly light: Light;
  readonly open: boolean;
}

/** The order on the screen. */
const CAUSES = ['ride', 'identity', 'fasting', 'consent', 'see_clinician'] as const satisfies readonly Cause[];

/** What the front desk asks itself, so that it may know whether it has been asked. */
const ASKED_AT_THE_DESK: readonly Cause[] = ['identity', 'fasting'];

const BADNESS: readonly Light[] = ['clear', 'attention', 'block'];

/**
 * Lights of a visit for the front desk (invariant 15 of domain.md 5.3), worst of each cause. Before the patient has come,
 * what is asked and measured at the visit does not count yet, and a ride or the fasting is still to be confirmed, not
 * missing. Once the patient is here, open questions of the clinician are something to look at; only what is known to
 * stand in the way blocks. One that was held is the clinician's; a visit that goes on, or is over, has none.
 */
export function deskLights(checks: readonly ReadinessCheck[], state: SessionState): DeskLight[] {
  if (state === 'held') return [{ cause: 'see_clinician', light: 'block', open: false }];
  if (state !== 'scheduled' && state !== 'checked_in') return [];
  const here = state === 'checked_in';
  return CAUSES.flatMap((cause) => {
    const told = checks.filter((check) => check.cause === cause && (here || isKnownBefore(check)));
    if (told.length === 0) return [];
    const light = told.map((check) => (here ? lightHere(check) : lightBefore(check))).reduce(worse);
    const open = light !== 'clear' && ASKED_AT_THE_DESK.includes(cause) && told.some(isOpen);
    return [{ cause, light, open }];
  });
}

/** The light of one check as the front desk sees it: it never says anything else than the light of its cause. */
export function deskCheckLight(check: ReadinessCheck, state: SessionState): Light {
  if (state === 'scheduled') return lightBefore(check);
  return state === 'checked_in' ? lightHere(check) : check.light;
}

/** The worst of a visit's lights; null when it has none. */
export function deskLight(lights: readonly DeskLight[]): Light | null {
  return lights.length === 0 ? null : lights.map(({ light }) => light).reduce(worse);
}

function isOpen({ answer, options }: ReadinessCheck): boolean {
  return options.length > 0 && answer === null;
}

/** Identity is looked at in the door, and weight and the clinician's questions wait for the visit. */
function isKnownBefore(check: ReadinessCheck): boolean {
  if (check.cause === 'identity' || check.key === 'weight') return false;
  return check.cause !== 'see_clinician' || !isOpen(check);
}

function lightBefore(check: ReadinessCheck): Light {
  const toConfirm = check.cause === 'ride' || isOpen(check);
  return toConfirm && check.light === 'block' ? 'attention' : check.light;
}

function lightHere(check: ReadinessCheck): Light {
  const clinicians = check.cause === 'see_clinician' && (isOpen(check) || check.key === 'weight');
  return clinicians && check.light === 'block' ? 'attention' : check.light;
}

function worse(a: Light, b: Light): Light {
  return BADNESS.indexOf(a) >= BADNESS.indexOf(b) ? a : b;
}
