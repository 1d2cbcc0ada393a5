import type { Role } from '../../staff/rules/roles.js';
import type { Random } from './random.js';

export interface InventedStaff {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly credential: string | null;
}

/** Everybody who works at the demo clinic. The prescribers, then the nurses, then the therapist. */
export const DEMO_STAFF: readonly InventedStaff[] = [
  { username: 'poppy', displayName: 'Poppy Drake', role: 'front_desk', credential: null },
  { username: 'jasper', displayName: 'Jasper Lindgren', role: 'front_desk', credential: null },
  { username: 'imogen', displayName: 'Dr Imogen Sable', role: 'clinician', credential: 'MD' },
  { username: 'casimir', displayName: 'Dr Casimir Hale', role: 'clinician', credential: 'MD' },
  { username: 'edda', displayName: 'Edda Fontaine', role: 'clinician', credential: 'NP' },
  { username: 'noor', displayName: 'Noor Castellan', role: 'clinician', credential: 'RN' },
  { username: 'silas', displayName: 'Silas Arkwright', role: 'clinician', credential: 'RN' },
  { username: 'maren', displayName: 'Maren Osgood', role: 'clinician', credential: 'LCSW' },
  { username: 'rosalind', displayName: 'Rosalind Hatch', role: 'manager', credential: null },
  { username: 'leland', displayName: 'Leland Voss', role: 'admin', credential: null },
];

const GIVEN_NAMES = [
  ...[
    'Wren',
    'Saffron',
    'Thaddeus',
    'Barnaby',
    'Juniper',
    'Lysander',
    'Amos',
    'Wilhelmina',
    'Tamsin',
    'Rufus',
    'Lottie',
  ],
  ...['Lionel', 'Hester', 'Cordelia', 'Zora', 'Wilf', 'Saskia', 'Petra', 'Perpetua', 'Otis', 'Odette', 'Marigold'],
  ...['Isolde', 'Hugo', 'Gideon', 'Fitz', 'Delphine', 'Cosmo', 'Clementine', 'Basil', 'Ada', 'Thea', 'Rafe', 'Ptolemy'],
  ...['Nettie', 'Nerys', 'Mungo', 'Mirela', 'Marguerite', 'Jocasta', 'Ivo', 'Ignatius', 'Henrietta', 'Orla', 'Caspian'],
];

const FAMILY_NAMES = [
  ...[
    'Halloway',
    'Yates',
    'Moss',
    'Thistle',
    'Lockhart',
    'Booth',
    'Fennimore',
    'Frost',
    'Oakley',
    'Penhallow',
    'Vance',
  ],
  ...[
    'Tansy',
    'Vale',
    'Nash',
    'Lindqvist',
    'Appleby',
    'Thorne',
    'Solano',
    'Lane',
    'Barrow',
    'Marlowe',
    'Finch',
    'Craig',
  ],
  ...['Brandt', 'Marsh', 'Underhill', 'Rook', 'Fairweather', 'Ashby', 'Quince', 'Wexcombe', 'Galloway', 'Ondine'],
  ...['Okonjo', 'Quill', 'Pryce', 'Stoyan', 'Ode', 'Lim', 'Santangelo', 'Pell', 'Loam', 'Brightwater', 'Silverton'],
];

const PRONOUNS = ['she/her', 'she/her', 'she/her', 'he/him', 'he/him', 'they/them'];

const ALERTS = [
  ...['Penicillin allergy', 'Hypertension, controlled', 'Latex allergy', 'Hard of hearing, left side'],
  ...['Motion sickness', 'Needle fear: count down first', 'Sleep apnoea, brings own CPAP', 'Prefers the door ajar'],
];

export interface InventedPerson {
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName: string | null;
  readonly pronouns: string;
  /** YYYY-MM-DD */
  readonly birthDate: string;
  readonly phone: string;
  readonly email: string;
  readonly alerts: string | null;
  readonly weightKg: number;
  readonly escortName: string;
}

/** An endless row of invented people, no two of one name among the first two thousand. */
export class Population {
  readonly #given: readonly string[];
  readonly #family: readonly string[];
  #count = 0;

  constructor(private readonly random: Random) {
    this.#given = random.shuffled(GIVEN_NAMES);
    this.#family = random.shuffled(FAMILY_NAMES);
  }

  /** @param year calendar year in which the person is between 19 and 74 years old */
  next(year: number): InventedPerson {
    const { random } = this;
    const [given, family] = [this.#given.length, this.#family.length];
    const number = this.#count++;
    const givenName = this.#given[number % given] ?? '';
    const familyName = this.#family[(number + Math.floor(number / given)) % family] ?? '';
    const two = (value: number) => String(value).padStart(2, '0');
    return {
      givenName,
      familyName,
      preferredName: random.chance(0.08) ? givenName.slice(0, 3) : null,
      pronouns: random.pick(PRONOUNS),
      birthDate: `${year - random.between(20, 74)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`,
      phone: `555-01${two(number % 100)}`,
      email: `${givenName}.${familyName}${number < given * family ? '' : number}@example.com`.toLowerCase(),
      alerts: random.chance(0.22) ? random.pick(ALERTS) : null,
      weightKg: random.between(520, 1040) / 10,
      escortName: `${random.pick(GIVEN_NAMES)} ${familyName}`,
    };
  }
}
