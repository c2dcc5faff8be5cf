import type { ProblemCount } from '@countersign/canvas';
import { type CompileEnvironment, createChecker } from '@countersign/compiler';
import type { Diagnostic, FlowDocument } from '@countersign/model';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTrpc } from '../../api/trpc.ts';
import { sayDiagnostic } from '../../strings/sayDiagnostic.ts';
import { useLocale } from '../../strings/useT.ts';

const QUIET_MS = 200;

/** A larger flow is drawn first: the first look at it is the only one that costs. */
const CHECK_LATER_FROM = 200;

/**
 * What the compiler says about the document, in the reader's language, a moment after the last edit: typing does not wait for it. Calls are checked
 * against the published flows of the workspace, as publishing will do.
 */
export function useDiagnostics(document: FlowDocument, flow: string): readonly Diagnostic[] {
  const { vocabulary } = useLocale();
  const environment = useCallEnvironment(flow);
  const [check] = useState(createChecker);
  const [diagnostics, setDiagnostics] = useState<readonly Diagnostic[]>(() =>
    document.nodes.length > CHECK_LATER_FROM ? [] : check(document, environment),
  );
  useEffect(() => {
    const timer = setTimeout(() => setDiagnostics(check(document, environment)), QUIET_MS);
    return () => clearTimeout(timer);
  }, [check, document, environment]);
  return useMemo(
    () => diagnostics.map((diagnostic) => sayDiagnostic(diagnostic, vocabulary)),
    [diagnostics, vocabulary],
  );
}

/** While the published flows are not known, calls are left open. */
export function useCallEnvironment(self: string): CompileEnvironment {
  const { data } = useQuery(useTrpc().flows.callable.queryOptions());
  return useMemo(
    () =>
      data === undefined
        ? { self }
        : { self, calledFlows: new Map(data.map((called) => [called.slug, called])) },
    [data, self],
  );
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
