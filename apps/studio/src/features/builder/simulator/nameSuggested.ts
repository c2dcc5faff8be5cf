import type { Artefact } from '@countersign/model';
import type { SuggestedScenario } from '@countersign/simulation';
import type { Translate } from '../../../strings/catalogue.ts';
import type { Phrase } from '../../../strings/createPhrase.ts';
import { sayEnd } from './sayEnd.ts';
import { titleOf } from './sayMove.ts';
import { titleOfPort } from './titleOfPort.ts';

type Words = { readonly t: Translate; readonly phrase: Phrase };

const MAX_TURNS = 3;
const MAX_LENGTH = 200;

/** What a suggested scenario is called, in the reader's language: where the case left the usual way, and how it ended. */
export function nameSuggested(
  artefact: Artefact,
  { turns, expect }: SuggestedScenario,
  { t, phrase }: Words,
): string {
  const way = turns
    .slice(0, MAX_TURNS)
    .map((turn) => `${titleOf(artefact, turn.node)}: ${titleOfPort(artefact, turn, phrase)}`)
    .join(', ');
  const end = sayEnd(expect, t);
  return (way === '' ? end : `${way} → ${end}`).slice(0, MAX_LENGTH);
}
