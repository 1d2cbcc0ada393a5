/** Families of tokens a chip, banner or edge can wear; the classes `tone-*` set them (theme/_surfaces.scss). */
export type Tone =
  | 'scheduled'
  | 'arrived'
  | 'ready'
  | 'in-session'
  | 'recovering'
  | 'integration'
  | 'discharged'
  | 'held'
  | 'cancelled'
  | 'no-show'
  | 'ok'
  | 'warn'
  | 'stop'
  | 'plain';
