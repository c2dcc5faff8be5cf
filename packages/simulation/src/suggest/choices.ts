import type { Artefact } from '@countersign/model';
import { placeOf, type Stop } from '../play/stopsOf.ts';

/** What somebody outside may do at a stop. */
export type Choice =
  | 'goesWell'
  | 'fails'
  | 'approve'
  | 'reject'
  | 'sendBack'
  | 'pass'
  | 'signal'
  | 'leave'
  | 'incorrect';

/** A choice, with the port that it leads to where that is known before. */
type Way = { readonly choice: Choice; readonly port: string | null };

/** What can be chosen at a stop, the usual first. */
export type Ways = { readonly key: string; readonly node: string; readonly ways: readonly Way[] };

const VERDICTS: readonly (readonly [Choice, string])[] = [
  ['approve', 'approved'],
  ['reject', 'rejected'],
  ['sendBack', 'sentBack'],
];

/** What can be chosen at a stop. `key` names the stop among those of one trial. */
export function waysFrom(artefact: Artefact, stop: Stop): Ways {
  const { node, visit } = placeOf(stop);
  const next = artefact.nodes[node]?.next ?? {};
  const by = (choice: Choice, port: string): Way[] => (next[port] === undefined ? [] : [{ choice, port }]);
  const usual = (choice: Choice): Way => ({ choice, port: null });
  const key = `${stop.run}:${node}/${visit}`;
  switch (stop.type) {
    case 'effect':
      return {
        ...{ key, node },
        ways: [usual('goesWell'), ...(stop.effect.kind === 'undo' ? [] : by('fails', 'failed'))],
      };
    case 'review': {
      const verdicts = VERDICTS.flatMap(([choice, port]) => by(choice, port));
      return { key, node, ways: [...verdicts, ...by('pass', 'expired')] };
    }
    case 'signal':
      return { key, node, ways: [...by('signal', 'next'), ...by('pass', 'timedOut')] };
    case 'timer':
      return { key: `${key}/time`, node, ways: [usual('pass')] };
    case 'sample':
      return { key: `${key}/sample`, node, ways: [usual('leave'), ...by('incorrect', 'corrected')] };
  }
}
