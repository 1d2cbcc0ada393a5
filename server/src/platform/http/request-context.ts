import { AsyncLocalStorage } from 'node:async_hooks';

/** Who is asking, from where, under which request. Filled by the request hook and, for the actor, by the guard. */
export interface RequestContext {
  readonly requestId: string;
  readonly ip: string;
  actor?: Actor;
}

export interface Actor {
  readonly staffId: string;
  readonly role: string;
  readonly signInId: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

export function runInRequest<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** Context of the request under way; undefined in jobs and at start-up. */
export function currentRequest(): RequestContext | undefined {
  return storage.getStore();
}

/** Who is acting. @throws Error when called outside a signed-in request: a route without a guard, or a job. */
export function currentActor(): Actor {
  const actor = storage.getStore()?.actor;
  if (!actor) throw new Error('No signed-in member of staff in this context');
  return actor;
}
