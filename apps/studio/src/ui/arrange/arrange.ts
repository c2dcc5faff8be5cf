import type { Move } from '@countersign/drawing';
import type { FlowDocument } from '@countersign/model';
import { askBeside } from './askBeside.ts';
import type { ArrangeQuestion } from './chooseMoves.ts';
import { elkPlaces } from './elkPlaces.ts';

/** More steps than this are not even proposed to ELK: it would not answer in time. */
const MOST_FOR_ELK = 1_500;

/** Nobody waits for a tidier drawing longer than this. */
const DEADLINE_MS = 20_000;

/**
 * New places for the given steps, left to right by the wires, covering nothing; undefined when none were found in time. All of
 * it is worked out beside the page; the workers end with it.
 */
export async function arrange(document: FlowDocument, ids: ReadonlySet<string>): Promise<Move[] | undefined> {
  // ELK knows nothing of groups, whose steps have to stay together.
  const isForElk = ids.size <= MOST_FOR_ELK && (document.groups ?? []).length === 0;
  const deadline = AbortSignal.timeout(DEADLINE_MS);
  const proposed = isForElk ? await elkPlaces(document, ids) : undefined;
  const worker = new Worker(new URL('./arrangeWorker.ts', import.meta.url), { type: 'module' });
  const question: ArrangeQuestion = { document, ids, proposed };
  return askBeside<Move[]>(worker, question, deadline);
}
