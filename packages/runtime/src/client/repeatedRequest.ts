import { contentHash, type Json, type RunEventDraft } from '@countersign/model';
import { z } from 'zod';
import type { Actor } from '../ports/store.ts';

/** Who asks, and under which key: somebody whose answer was lost asks for the same under the same key. */
type Asking = {
  readonly actor: Actor;
  readonly idempotencyKey?: string | null | undefined;
};

/**
 * What a request is known again by, whichever process it comes to: who asks, under which key, and for what. Null without a
 * key: then nobody can tell a repetition from a second request of the same kind, and it is taken for that.
 */
export function requestOf(
  { actor, idempotencyKey }: Asking,
  asked: { readonly [name: string]: Json },
): string | null {
  if (idempotencyKey === undefined || idempotencyKey === null) return null;
  return contentHash({ actor: actor.id, idempotencyKey, asked });
}

/** Whether one of the run's events was brought about by this very request. */
export const isKnownRequest = (events: readonly RunEventDraft[], request: string): boolean =>
  events.some(({ data }) => Kept.safeParse(data).data?.request === request);

const Kept = z.object({ request: z.string() });

/** What an event keeps of the request that brought it about. */
export const keptRequest = (request: string | null) => (request === null ? {} : { request });
