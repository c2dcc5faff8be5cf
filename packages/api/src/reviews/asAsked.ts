import type { ReviewFilter } from '@countersign/model';
import type { Actor } from '@countersign/runtime';

/** A filter with `me` as whoever asks. */
export const asAsked = <TFilter extends ReviewFilter>(
  { actor }: { readonly actor: Actor },
  filter: TFilter,
): TFilter => ({
  ...filter,
  ...(filter.decidedBy === 'me' ? { decidedBy: actor.id } : {}),
  ...(filter.mentions === 'me' ? { mentions: actor.id } : {}),
});
