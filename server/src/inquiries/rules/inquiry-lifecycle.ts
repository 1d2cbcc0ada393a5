import { inquiryError } from './inquiry-errors.js';

/**
 * Inquiry of domain.md 5.2. A consultation needs a chart, so the chart may be opened (converted) straight from
 * screening, before the consultation is booked.
 */
export const INQUIRY_TRANSITIONS = {
  new: ['contacted', 'closed'],
  contacted: ['screening', 'closed'],
  screening: ['consultation_booked', 'converted', 'closed'],
  consultation_booked: ['converted', 'closed'],
  converted: [],
  closed: ['contacted'],
} as const satisfies Record<string, readonly string[]>;

export type InquiryState = keyof typeof INQUIRY_TRANSITIONS;

export const OPEN_STATES = [
  'new',
  'contacted',
  'screening',
  'consultation_booked',
] as const satisfies readonly InquiryState[];

export const CLOSED_REASONS = ['unreachable', 'declined', 'not_suitable', 'duplicate', 'other'] as const;
export type ClosedReason = (typeof CLOSED_REASONS)[number];

export type InquiryAction = 'contact' | 'screen' | 'bookConsultation' | 'convert' | 'close' | 'reopen';

const TARGET = {
  contact: { from: ['new'], to: 'contacted' },
  screen: { from: ['contacted'], to: 'screening' },
  bookConsultation: { from: ['screening'], to: 'consultation_booked' },
  convert: { from: ['screening', 'consultation_booked'], to: 'converted' },
  close: { from: OPEN_STATES, to: 'closed' },
  reopen: { from: ['closed'], to: 'contacted' },
} as const satisfies Record<InquiryAction, { from: readonly InquiryState[]; to: InquiryState }>;

/** State after an action. @throws inquiry.wrongState (409) */
export function afterAction(state: InquiryState, action: InquiryAction): InquiryState {
  const { from, to } = TARGET[action];
  if (!(from as readonly InquiryState[]).includes(state)) {
    throw inquiryError('inquiry.wrongState', {
      detail: `An inquiry that is ${words(state)} cannot be ${PAST[action]}.`,
    });
  }
  return to;
}

/** What can be done with an inquiry now. */
export function actionsOn(state: InquiryState): InquiryAction[] {
  return (Object.keys(TARGET) as InquiryAction[]).filter((action) =>
    (TARGET[action].from as readonly InquiryState[]).includes(state),
  );
}

/** The front desk closes inquiries but does not judge suitability (domain.md 1.1). @throws inquiry.clinicianDecides (403) */
export function assertMayClose(reason: ClosedReason, role: string): void {
  if (reason === 'not_suitable' && role !== 'clinician') throw inquiryError('inquiry.clinicianDecides');
}

/** @throws inquiry.unreachable (422) when there is no way to answer */
export function assertReachable({
  phone,
  email,
}: {
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
}): void {
  if (phone || email) return;
  const message = 'Give a telephone number or an e-mail address.';
  throw inquiryError('inquiry.unreachable', { fieldErrors: { phone: [message] } });
}

const PAST: Readonly<Record<InquiryAction, string>> = {
  contact: 'marked as contacted',
  screen: 'screened',
  bookConsultation: 'booked for a consultation',
  convert: 'converted',
  close: 'closed',
  reopen: 'reopened',
};

function words(state: InquiryState): string {
  return state.replaceAll('_', ' ');
}
