import type { Diagnostic } from '@countersign/model';
import type { Translate } from '../../../strings/catalogue.ts';

export type Severity = Diagnostic['severity'];
export type FindingCounts = Readonly<Record<Severity, number>>;

/** The worst first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

const COUNTED = {
  error: 'builder.problems.errors',
  warning: 'builder.problems.warnings',
  info: 'builder.problems.remarks',
} as const;

/** How many findings of each weight there are. */
export function countFindings(diagnostics: readonly Diagnostic[]): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity] += 1;
  return counts;
}

/** "2 warnings", "0 errors". */
export const countInWords = (severity: Severity, counts: FindingCounts, t: Translate): string =>
  t(COUNTED[severity], { count: counts[severity] });

/** "1 error, 2 warnings, 3 remarks" without what there is none of; empty when there is nothing. */
export const countsInWords = (counts: FindingCounts, t: Translate): string =>
  SEVERITIES.filter((severity) => counts[severity] > 0)
    .map((severity) => countInWords(severity, counts, t))
    .join(', ');
