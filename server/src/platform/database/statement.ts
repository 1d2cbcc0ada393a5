/** A statement that PostgreSQL parses once for each connection. Its name belongs to its text for ever: two texts need two names. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}
