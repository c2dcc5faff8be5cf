import type { ReviewContent } from '@countersign/model';

/** What of its packed content a review is found by. */
export function foundBy({ proposal }: ReviewContent): Readonly<{ decision: string; flags: string[] | null }> {
  const { decision, flags } = proposal;
  // A null takes no room in a row.
  return { decision, flags: flags.length === 0 ? null : [...flags] };
}
