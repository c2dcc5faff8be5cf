import { useCallback } from 'react';
import { useT } from '../../strings/useT.ts';
import { notifyProblem } from '../../ui/notify.ts';
import { arrange } from './layout/arrange.ts';
import type { BuilderSession } from './session/BuilderSession.ts';

/** Tidies up the selected steps, or all when fewer than two are selected; one step to undo. */
export function useArrange(session: BuilderSession, onDone: () => void): () => void {
  const t = useT();
  return useCallback(async () => {
    const { document } = session.editing.get();
    const chosen = session.selection.get().nodes;
    const ids = new Set(chosen.length > 1 ? chosen : document.nodes.map((node) => node.id));
    if (ids.size === 0) return;
    try {
      session.run({ type: 'moveNodes', moves: await arrange(document, ids) });
      requestAnimationFrame(onDone);
    } catch (error) {
      notifyProblem(error, t);
    }
  }, [session, onDone, t]);
}
