import { IconName } from '../ui/icon/icons';
import { Tone } from '../ui/tone';
import { ClosedReason, Inquiry, InquiryInput } from './inquiry-api';

export const STATE_WORDS: Readonly<Record<Inquiry['state'], { word: string; tone: Tone; icon: IconName }>> = {
  new: { word: 'New', tone: 'plain', icon: 'inbox' },
  contacted: { word: 'Contacted', tone: 'plain', icon: 'phone' },
  screening: { word: 'Screening', tone: 'plain', icon: 'form' },
  consultation_booked: { word: 'Consultation booked', tone: 'ready', icon: 'cal' },
  converted: { word: 'Converted', tone: 'ok', icon: 'check' },
  closed: { word: 'Closed', tone: 'cancelled', icon: 'ban' },
};

export const SOURCE_WORDS: Readonly<Record<Inquiry['source'], string>> = {
  web: 'Web form',
  phone: 'Phone',
  referral: 'Referral',
  walk_in: 'Walk-in',
};

export const REASON_WORDS: Readonly<Record<ClosedReason, string>> = {
  unreachable: 'Unreachable',
  declined: 'Declined',
  not_suitable: 'Not suitable (a clinician decides)',
  duplicate: 'Duplicate',
  other: 'Other',
};

/** Words for the reason of a closed inquiry; empty for an open one. */
export function reasonWords(reason: string | null): string {
  return reason === null ? '' : ((REASON_WORDS as Readonly<Record<string, string>>)[reason] ?? reason);
}

type Flag = NonNullable<InquiryInput['flags']>[number];

/** What the front desk asks and ticks; a clinician looks at it, nobody decides here. */
export const FLAG_WORDS: Readonly<Record<Flag, string>> = {
  high_blood_pressure: 'High blood pressure',
  heart_condition: 'Heart condition',
  stroke_or_aneurysm: 'Stroke or aneurysm',
  psychosis_or_mania: 'Psychosis or mania',
  pregnant_or_breastfeeding: 'Pregnant or breastfeeding',
  substance_use: 'Substance use',
  bladder_trouble: 'Bladder trouble',
  under_18: 'Under 18',
  no_escort: 'Nobody to take them home',
};

export const FLAGS = Object.keys(FLAG_WORDS) as readonly Flag[];

/** Words for a flag as the server sent it; one that this console does not know is shown as it is. */
export function flagWords(flag: string): string {
  return (FLAG_WORDS as Readonly<Record<string, string>>)[flag] ?? flag.replaceAll('_', ' ');
}

/** How long somebody has waited: "38 min", "2 h", "6 days". */
export function waitedWords(since: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(since)) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h`;
  const days = Math.floor(hours / 24);
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}
