/** One branch of a parallel step. There is one object per branch, so that lanes can be compared by identity. */
export type Lane = {
  readonly parallel: string;
  readonly port: string;
  /** The branch in which the parallel step itself lies; null at the top. */
  readonly outer: Lane | null;
  /** How many parallel steps are around: 1 for a branch at the top. */
  readonly depth: number;
};

/** `checks.legal`, and `checks.legal/inner.a` when nested. */
export const laneName = ({ outer, parallel, port }: Lane): string =>
  `${outer === null ? '' : `${laneName(outer)}/`}${parallel}.${port}`;

/** The lane and those around it, the innermost first. */
export function around(lane: Lane | null): Lane[] {
  const lanes: Lane[] = [];
  for (let next = lane; next !== null; next = next.outer) lanes.push(next);
  return lanes;
}

/** Whether `lane` is `other` or lies in it; everything lies in the top. */
export const isWithin = (lane: Lane | null, other: Lane | null): boolean =>
  other === null || around(lane).includes(other);

/** The two branches of one parallel step in which two lanes lie, if that is what separates them. */
export function separated(left: Lane | null, right: Lane | null): readonly [Lane, Lane] | null {
  const ours = around(right);
  for (const lane of around(left)) {
    const other = ours.find(({ parallel, port }) => parallel === lane.parallel && port !== lane.port);
    if (other !== undefined) return [lane, other];
  }
  return null;
}
