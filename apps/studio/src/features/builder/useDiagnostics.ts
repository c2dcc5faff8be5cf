import type { ProblemCount } from '@countersign/canvas';
import type { CompileEnvironment } from '@countersign/compiler';
import type { Diagnostic } from '@countersign/model';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTrpc } from '../../api/trpc.ts';
import { sayDiagnostic } from '../../strings/sayDiagnostic.ts';
import { useLocale } from '../../strings/useT.ts';
import { BackgroundCheck } from './check/BackgroundCheck.ts';
import type { Store } from './session/createStore.ts';
import type { Editing } from './session/editing.ts';

const QUIET_MS = 200;

/**
 * What the compiler says about the document, in the reader's language, a moment after the last edit, worked out beside the
 * page: neither opening nor typing waits for it. Calls are checked against the published flows of the workspace, as publishing
 * will do. The same list as long as the findings are the same; nothing until the document was looked at for the first time.
 */
export function useDiagnostics(editing: Store<Editing>, flow: string): readonly Diagnostic[] | undefined {
  const { vocabulary } = useLocale();
  const environment = useCallEnvironment(flow);
  const [findings, setFindings] = useState<readonly Diagnostic[]>();
  const beside = useBackgroundCheck(setFindings);
  useEffect(() => {
    const look = () => beside.current?.check(editing.get().document, environment);
    let timer = setTimeout(look, QUIET_MS);
    const unsubscribe = editing.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(look, QUIET_MS);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [editing, environment, beside]);
  const say = useMemo(() => {
    const said = new WeakMap<Diagnostic, Diagnostic>();
    return (finding: Diagnostic): Diagnostic => {
      const known = said.get(finding) ?? sayDiagnostic(finding, vocabulary);
      said.set(finding, known);
      return known;
    };
  }, [vocabulary]);
  return useMemo(() => findings?.map(say), [findings, say]);
}

/** The checking of this page; it lives as long as the page does. */
function useBackgroundCheck(onFindings: (findings: readonly Diagnostic[]) => void) {
  const beside = useRef<BackgroundCheck>(undefined);
  useEffect(() => {
    const started = new BackgroundCheck(onFindings);
    beside.current = started;
    return () => started.stop();
  }, [onFindings]);
  return beside;
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

/** How many problems each step has, for the badges on the canvas; the same map as long as the numbers are. */
export function useProblemCounts(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, ProblemCount> {
  const last = useRef<ReadonlyMap<string, ProblemCount>>(new Map());
  return useMemo(() => {
    const counts = problemCounts(diagnostics);
    if (!haveSameCounts(counts, last.current)) last.current = counts;
    return last.current;
  }, [diagnostics]);
}

function problemCounts(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, ProblemCount> {
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
}

const haveSameCounts = (
  a: ReadonlyMap<string, ProblemCount>,
  b: ReadonlyMap<string, ProblemCount>,
): boolean =>
  a.size === b.size &&
  [...a].every(([node, { errors, warnings }]) => {
    const other = b.get(node);
    return other?.errors === errors && other.warnings === warnings;
  });
