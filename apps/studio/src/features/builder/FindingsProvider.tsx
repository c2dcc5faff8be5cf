import type { Diagnostic } from '@countersign/model';
import { createContext, type ReactNode, use, useMemo } from 'react';
import { useBuilder } from './BuilderContext.ts';
import { countFindings } from './problems/countFindings.ts';
import { useDiagnostics } from './useDiagnostics.ts';
import { type Findings, useShowFinding } from './useShowFinding.ts';

const NONE: readonly Diagnostic[] = [];

const FindingsContext = createContext<Findings | undefined>(undefined);

/** Checks the flow, apart from all that does not show findings: they come and go while somebody draws and types. */
export function FindingsProvider({ children }: { readonly children: ReactNode }) {
  const { session, flow, folds, showsFlow, canvas } = useBuilder();
  const checked = useDiagnostics(session.editing, flow);
  const diagnostics = checked ?? NONE;
  const isChecked = checked !== undefined;
  const { focusedField, showFinding, showField, shownPath, hidePath } = useShowFinding(
    { session, folds, showsFlow, canvas },
    diagnostics,
  );
  const findings = useMemo(
    () => ({
      diagnostics,
      counts: countFindings(diagnostics),
      isChecked,
      focusedField,
      showFinding,
      showField,
      shownPath,
      hidePath,
    }),
    [diagnostics, isChecked, focusedField, showFinding, showField, shownPath, hidePath],
  );
  return <FindingsContext value={findings}>{children}</FindingsContext>;
}

/** What the compiler says about the flow, and the ways to its places. */
export function useFindings(): Findings {
  const value = use(FindingsContext);
  if (value === undefined) throw new Error('This part works inside the builder only');
  return value;
}
