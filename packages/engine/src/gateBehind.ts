import type { Artefact, Json } from '@countersign/model';
import type { RunContext } from './context.ts';

/**
 * The gate behind a sampler that let the case pass by itself; null when a person had approved, or when it cannot be told
 * which of several gates it was.
 */
export function gateBehind(artefact: Artefact, { steps }: RunContext, sampler: string): string | null {
  const passed = Object.keys(steps).filter(
    (node) => hasPassed(artefact, node, steps[node]) && areOnOneWay(artefact, node, sampler),
  );
  const agent = artefact.nodes[sampler]?.agent ?? null;
  const ofAgent = passed.filter((node) => artefact.nodes[node]?.agent === agent);
  const [gate, ...others] = passed.length > 1 ? ofAgent : passed;
  return gate === undefined || others.length > 0 ? null : gate;
}

function hasPassed(artefact: Artefact, node: string, output: Json | undefined): boolean {
  if (artefact.nodes[node]?.node.kind !== 'gate') return false;
  return (
    typeof output === 'object' && output !== null && 'verdict' in output && output['verdict'] === 'passed'
  );
}

/** What a gate of another branch let pass is another matter: a case comes from outer branches, or from inner ones that were joined. */
function areOnOneWay(artefact: Artefact, gate: string, sampler: string): boolean {
  const [a, b] = [lanePath(artefact, gate), lanePath(artefact, sampler)];
  return a.startsWith(b) || b.startsWith(a);
}

/** The branches around a node, the outermost first, each with a slash behind its name. */
function lanePath(artefact: Artefact, node: string): string {
  const lane = artefact.nodes[node]?.lane;
  return lane === undefined ? '' : `${lane}/`;
}
