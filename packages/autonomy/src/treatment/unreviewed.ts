/**
 * Of the cases that passed by themselves in a period, those that nobody looked at, whose review was saved. `checked` are
 * those that somebody has looked at; one that was picked for a check counts as saved until then.
 */
export const unreviewed = ({
  passed,
  checked,
}: {
  readonly passed: number;
  readonly checked: number;
}): number => Math.max(0, passed - checked);
