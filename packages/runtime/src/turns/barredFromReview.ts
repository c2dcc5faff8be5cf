import type { Artefact } from '@countersign/model';
import type { StoredRun } from '../ports/store.ts';

/** Who may not answer at a step whoever else has: the person who started the run, where its gate says so. */
export function barredFromReview(
  artefact: Artefact,
  node: string,
  { startedBy }: Pick<StoredRun, 'startedBy'>,
): readonly string[] {
  const gate = artefact.nodes[node]?.node;
  return gate?.kind === 'gate' && gate.config.notByStarter === true ? [startedBy] : [];
}
