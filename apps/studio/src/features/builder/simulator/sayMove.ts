import type { Artefact, ScenarioMove } from '@countersign/model';
import type { Translate } from '../../../strings/catalogue.ts';
import { formatShare } from '../../../ui/formatNumber.ts';

export type Saying = { readonly t: Translate; readonly language: string };

/** A move as one line of the timeline. */
export function sayMove(artefact: Artefact, move: ScenarioMove | null, { t, language }: Saying): string {
  if (move === null) return t('simulator.move.start');
  const title = 'node' in move ? titleOf(artefact, move.node) : '';
  switch (move.type) {
    case 'propose': {
      const { decision, confidence } = move.proposal;
      return t('simulator.move.propose', { title, decision, confidence: formatShare(confidence, language) });
    }
    case 'complete':
      return t('simulator.move.complete', { title });
    case 'fail':
      return t('simulator.move.fail', { title });
    case 'decide':
    case 'judge':
      return t('simulator.move.decide', { title, verdict: t(`verdict.done.${move.verdict.type}`) });
    case 'signal':
      return t('simulator.move.signal', { name: move.name });
    case 'passTime':
      return t('simulator.move.passTime');
  }
}

/** The title of a step, or its id where it is gone. */
export const titleOf = ({ nodes }: Pick<Artefact, 'nodes'>, id: string): string =>
  nodes[id]?.node.title ?? id;
