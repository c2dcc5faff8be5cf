import { type ExpressionScope, evaluateSource } from '@countersign/expression';
import { type FlowDocument, nodeById } from '@countersign/model';
import { useCallback, useMemo, useState } from 'react';
import type { PreviewCase } from '../../../ui/expression/index.ts';
import { useBuilder } from '../BuilderContext.ts';
import { exampleCase } from '../inspector/trial/exampleCase.ts';
import { readPinned } from '../inspector/trial/pinnedCase.ts';
import type { StepCase } from '../inspector/trial/stepCase.ts';
import { type ChosenCase, PreviewChoice } from './PreviewChoice.tsx';

/** The case that the expressions of a step are shown with: the pinned one or an example, until a run is chosen. */
export function usePreviewCase(document: FlowDocument, node: string): PreviewCase {
  const { workspace, flow } = useBuilder();
  const [chosen, setChosen] = useState<{ readonly node: string; readonly case: ChosenCase }>();
  const choose = useCallback((next: ChosenCase) => setChosen({ node, case: next }), [node]);
  const present = chosen?.node === node ? chosen.case : undefined;
  return useMemo(() => {
    const pinned = () => readPinned({ workspace, flow, node });
    const seen = (): StepCase => {
      if (present?.type === 'run') return present.seen;
      return (present?.type === 'example' ? undefined : pinned()) ?? exampleCase(document, node);
    };
    return {
      scope: () =>
        scopeOf(document, node, { seen: seen(), run: present?.type === 'run' ? present.run : EXAMPLE_RUN }),
      chooser: (
        <PreviewChoice
          node={node}
          chosen={present}
          hasPinned={() => pinned() !== undefined}
          onChoose={choose}
        />
      ),
    };
  }, [document, workspace, flow, node, present, choose]);
}

const EXAMPLE_RUN = { id: '6f2c3e9a-4a57-4e0e-9c1b-2d8f5a7b9c10', startedAt: '2026-03-31T09:00:00Z' };

type Surroundings = { readonly seen: StepCase; readonly run: typeof EXAMPLE_RUN };

/** The variables as the engine gives them; a call for each element shows the first one. */
function scopeOf(document: FlowDocument, id: string, { seen, run }: Surroundings): ExpressionScope {
  const scope = { ...seen, run, now: new Date().toISOString() };
  const node = nodeById(document, id);
  if (node?.kind !== 'each') return scope;
  const items = evaluateSource(node.config.items, scope);
  const [item] = items.ok && Array.isArray(items.value) ? items.value : [];
  return { ...scope, item: item ?? null, index: 0 };
}
