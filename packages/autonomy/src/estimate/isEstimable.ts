/**
 * Whether a judgement tells how often an agent is right, on every page and in every figure that estimates it. What passed
 * and was not judged in time (verdict `overdue`) counts as an error there, or whoever is slow would be told that all is
 * well. Where a person was to decide first and nobody did, there is nothing to tell: nothing happened, and nobody said
 * that it would have been wrong. The evidence for a wider rung is another matter: there silence counts as an error wherever
 * a judgement was due, because leaving cases out would let a slow desk choose what is counted.
 */
export const isEstimable = ({
  verdict,
  isPassed,
}: {
  readonly verdict: string;
  readonly isPassed: boolean;
}): boolean => isPassed || verdict !== 'overdue';
