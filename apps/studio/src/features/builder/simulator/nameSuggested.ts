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

/**
 * What suggested scenarios are called, in the reader's language: where the case left the usual way, and how it ended. Those
 * that would be called alike, or like a kept one, say more of their ways; what is left has a number.
 */
export function nameSuggested(
  artefact: Artefact,
  scenarios: readonly SuggestedScenario[],
  { kept = [], ...words }: Words & { readonly kept?: readonly string[] },
): string[] {
  const short = scenarios.map((scenario) => nameOf(artefact, scenario, { ...words, turns: MAX_TURNS }));
  const told = short.map((name, index) => {
    const scenario = scenarios[index];
    const isAlone = !kept.includes(name) && short.filter((other) => other === name).length === 1;
    return isAlone || scenario === undefined
      ? name
      : nameOf(artefact, scenario, { ...words, turns: Number.POSITIVE_INFINITY });
  });
  const taken = new Set(kept);
  return told.map((name) => {
    const free = freeName(name, taken);
    taken.add(free);
    return free;
  });
}

function nameOf(
  artefact: Artefact,
  { turns, expect }: SuggestedScenario,
  { t, phrase, turns: most }: Words & { readonly turns: number },
): string {
  const way = turns
    .slice(0, most)
    .map((turn) => `${titleOf(artefact, turn.node)}: ${titleOfPort(artefact, turn, phrase)}`)
    .join(', ');
  const end = endTitle(artefact, expect.outcome) ?? sayEnd(expect, t);
  return way === '' ? cut(end, MAX_LENGTH) : `${cut(way, MAX_LENGTH - end.length - 3)} → ${end}`;
}

/** What the flow calls the end with this outcome; ends that share an outcome are told apart by nothing but their ways. */
function endTitle({ nodes }: Artefact, outcome: string | null): string | undefined {
  const ends = Object.values(nodes).filter(
    ({ node }) => node.kind === 'end' && node.config.outcome === outcome,
  );
  return ends.length === 1 ? ends[0]?.node.title : undefined;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const number = count === 1 ? '' : ` (${count})`;
    const free = cut(name, MAX_LENGTH - number.length) + number;
    if (!taken.has(free)) return free;
  }
}

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, Math.max(0, most - 1))}…`;
