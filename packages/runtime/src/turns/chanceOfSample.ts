import { chanceOfAny } from '@countersign/autonomy';
import type { RunEventDraft } from '@countersign/model';
import { z } from 'zod';

const Passed = z.object({ probability: z.number() });

/** The gate that a sampler tells of. */
export const Behind = z.object({ behind: z.object({ node: z.string(), visit: z.number() }) });

export type GateVisit = z.infer<typeof Behind>['behind'];

const Thrown = Behind.extend({ probability: z.object({ total: z.number() }) });

/**
 * How likely a case that passed a gate was to be looked at by anybody, so far: by the coins of the gate, or by those of a
 * sampler behind it. By it the case is weighed, whoever asked; null when the gate is not among the events.
 */
export function chanceOfSample(
  events: readonly RunEventDraft[],
  { gate, visit }: { readonly gate: string; readonly visit: number },
): number | null {
  const passed = events.find(
    (event) => event.type === 'gate.passed' && event.node === gate && event.visit === visit,
  );
  const own = Passed.safeParse(passed?.data);
  if (!own.success) return null;
  const behind = events.flatMap(({ type, data }) => {
    if (type !== 'sampler.sampled' && type !== 'sampler.skipped') return [];
    const thrown = Thrown.safeParse(data);
    const isBehind = thrown.data?.behind.node === gate && thrown.data.behind.visit === visit;
    return thrown.success && isBehind ? [thrown.data.probability.total] : [];
  });
  return behind.length === 0 ? own.data.probability : chanceOfAny([own.data.probability, ...behind]);
}

/** The same for the case of a review: of a gate that asks itself, or of a sampler that told of the gate behind which it is. */
export function chanceOfReview(
  events: readonly RunEventDraft[],
  { node, visit }: { readonly node: string; readonly visit: number },
): number | null {
  const sampled = events.find(
    (event) => event.type === 'sampler.sampled' && event.node === node && event.visit === visit,
  );
  const behind = Behind.safeParse(sampled?.data).data?.behind ?? { node, visit };
  return chanceOfSample(events, { gate: behind.node, visit: behind.visit });
}
