import type { Diagnostic } from '@countersign/model';

/** Findings of one kind, in the order in which the compiler lists them. */
export type FindingGroup = {
  readonly code: string;
  readonly severity: Diagnostic['severity'];
  readonly findings: readonly Diagnostic[];
};

/** What is to be shown: weights that are chosen, and words that message or step must contain. */
export type FindingFilter = {
  readonly severities: ReadonlySet<Diagnostic['severity']>;
  readonly text: string;
};

const WEIGHT = { error: 0, warning: 1, info: 2 } as const;

/** Findings that the filter keeps, grouped by kind; errors first. `titleOf` gives the title of a step. */
export function groupFindings(
  diagnostics: readonly Diagnostic[],
  { severities, text }: FindingFilter,
  titleOf: (node: string) => string | undefined,
): FindingGroup[] {
  const wanted = text.trim().toLocaleLowerCase();
  const kept = diagnostics.filter(
    ({ severity, message, node }) =>
      severities.has(severity) &&
      `${message} ${node ?? ''} ${titleOf(node ?? '') ?? ''}`.toLocaleLowerCase().includes(wanted),
  );
  const byCode = Map.groupBy(kept, ({ code }) => code);
  return [...byCode]
    .map(([code, findings]) => ({ code, severity: findings[0]?.severity ?? 'info', findings }))
    .sort((left, right) => WEIGHT[left.severity] - WEIGHT[right.severity]);
}
