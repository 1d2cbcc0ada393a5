import { IsString, Matches, MaxLength } from 'class-validator';

/** A word, or a word and what it is about: `board`, `session:<id>`, `board:2027-03-01`. */
const TOPIC = '(?!sign-in)[a-z][a-zA-Z-]{0,30}(?::[0-9a-zA-Z-]{1,40})?';

export class LiveQuery {
  /** Topics to follow, separated by commas, at most 50. */
  @IsString({ message: 'Name the topics to follow.' })
  @MaxLength(4000)
  @Matches(new RegExp(`^${TOPIC}(?:,${TOPIC}){0,49}$`), { message: 'Name up to 50 topics, separated by commas.' })
  topics: string;
}
