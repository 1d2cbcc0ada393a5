/** What a screen in the hallway is told of: that the board changed. Nothing tells it about a patient or a session. */
const OF_HALLWAY: readonly string[] = ['board'];

/** @param holder role of whoever follows, or `hallway` */
export function mayFollow(holder: string, topics: readonly string[]): boolean {
  return holder !== 'hallway' || topics.every((topic) => OF_HALLWAY.includes(topic));
}
