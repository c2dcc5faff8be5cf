import { type LabelledConfidence, requireLabelled, weightOf } from './labelledConfidence.ts';

/** A step of the fitted function: confidences from `from` to `to` were correct in the share `value` of the cases. */
export type PavBlock = {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly weight: number;
};

/**
 * Isotonic calibration by pool-adjacent-violators: the non-decreasing step function of the confidence nearest to the
 * labels in weighted squares. Cases with the same confidence are pooled first. Empty without cases; throws a RangeError
 * for what is no labelled confidence.
 * Source: Ayer et al. 1955; Zadrozny and Elkan 2002.
 */
export function pav(cases: readonly LabelledConfidence[]): readonly PavBlock[] {
  requireLabelled(cases);
  const blocks: PavBlock[] = [];
  for (const tie of ties(cases)) {
    let block = tie;
    for (let last = blocks.at(-1); last !== undefined && last.value >= block.value; last = blocks.at(-1)) {
      block = merge(last, block);
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks;
}

function ties(cases: readonly LabelledConfidence[]): readonly PavBlock[] {
  const pooled: PavBlock[] = [];
  for (const labelled of [...cases].sort((a, b) => a.c - b.c)) {
    const own = { from: labelled.c, to: labelled.c, value: labelled.y, weight: weightOf(labelled) };
    const last = pooled.at(-1);
    if (last?.to === labelled.c) pooled[pooled.length - 1] = merge(last, own);
    else pooled.push(own);
  }
  return pooled;
}

function merge(left: PavBlock, right: PavBlock): PavBlock {
  const weight = left.weight + right.weight;
  const value = (left.value * left.weight + right.value * right.weight) / weight;
  return { from: left.from, to: right.to, value, weight };
}

/**
 * The calibrated probability of a confidence: the value of its step; between two steps that of the lower one; below the
 * first that of the first. NaN for an empty fit.
 */
export function predictPav(blocks: readonly PavBlock[], c: number): number {
  const block = blocks.findLast(({ from }) => from <= c) ?? blocks[0];
  return block?.value ?? Number.NaN;
}
