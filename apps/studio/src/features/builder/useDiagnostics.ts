import type { ProblemCount } from '@countersign/canvas';
import { validate } from '@countersign/compiler';
import type { Diagnostic, FlowDocument } from '@countersign/model';
import { useEffect, useMemo, useState } from 'react';

const QUIET_MS = 200;

/** What the compiler says about the document, a moment after the last edit: typing does not wait for it. */
export function useDiagnostics(document: FlowDocument): readonly Diagnostic[] {
  const [diagnostics, setDiagnostics] = useState<readonly Diagnostic[]>(() => validate(document));
  useEffect(() => {
    const timer = setTimeout(() => setDiagnostics(validate(document)), QUIET_MS);
    return () => clearTimeout(timer);
  }, [document]);
  return diagnostics;
}

/** How many problems each step has, for the badges on the canvas; the same map as long as nothing changes. */
export function useProblemCounts(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, ProblemCount> {
  return useMemo(() => {
    const counts = new Map<string, ProblemCount>();
    for (const { node, severity } of diagnostics) {
      if (node === undefined || severity === 'info') continue;
      const { errors, warnings } = counts.get(node) ?? { errors: 0, warnings: 0 };
      counts.set(node, {
        errors: errors + (severity === 'error' ? 1 : 0),
        warnings: warnings + (severity === 'warning' ? 1 : 0),
      });
    }
    return counts;
  }, [diagnostics]);
}
