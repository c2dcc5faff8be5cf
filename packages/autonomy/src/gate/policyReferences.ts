import { referencesOf } from '@countersign/expression';
import type { CheckpointPolicy } from '@countersign/model';

/**
 * The variables that a policy's expressions read, as dotted paths, each once: what has to be known of a past case to
 * evaluate the policy on it. An expression that cannot be parsed reads nothing.
 */
export function policyReferences({ amount, floors, ladder }: CheckpointPolicy): readonly string[] {
  const sources = [amount, ...floors.map(({ when }) => when), ...ladder.map(({ when }) => when)];
  const paths = sources.flatMap((source) => {
    const references = source === undefined || source.trim() === '' ? null : referencesOf(source);
    return references?.ok ? references.value.map((path) => path.join('.')) : [];
  });
  return [...new Set(paths)];
}
