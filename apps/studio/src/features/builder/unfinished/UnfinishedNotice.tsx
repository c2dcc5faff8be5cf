import { useEditingPart } from '../BuilderContext.ts';
import { UnfinishedLink } from '../parts.ts';
import { countUnfinished } from './countUnfinished.ts';

/** Beside "Saved": how many fields are not finished and so not part of the flow yet. */
export function UnfinishedNotice() {
  const count = useEditingPart(({ unfinished }) => countUnfinished(unfinished));
  return count === 0 ? null : <UnfinishedLink count={count} />;
}
