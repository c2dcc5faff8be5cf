import type { FlowEditorHandle } from '@countersign/canvas';
import { notifications } from '@mantine/notifications';
import { type RefObject, useCallback } from 'react';
import { useT } from '../../strings/useT.ts';
import { notifyProblem } from '../../ui/notify.ts';
import { arrange } from './layout/arrange.ts';
import type { BuilderSession } from './session/BuilderSession.ts';

/** Tidies up the selected steps, or all when fewer than two are selected; one step to undo. */
export function useArrange(session: BuilderSession, canvas: RefObject<FlowEditorHandle | null>): () => void {
  const t = useT();
  return useCallback(async () => {
    const { document } = session.editing.get();
    const chosen = session.selection.get().nodes;
    const ids = new Set(chosen.length > 1 ? chosen : document.nodes.map((node) => node.id));
    if (ids.size === 0) return;
    try {
      const moves = await arrange(document, ids);
      // What was edited in the meantime is not pushed about.
      if (session.editing.get().document !== document) {
        notifications.show({ color: 'amber', message: t('canvas.arrange.late') });
        return;
      }
      canvas.current?.glide();
      session.run({ type: 'moveNodes', moves });
      if (chosen.length < 2) requestAnimationFrame(() => canvas.current?.fit());
    } catch (error) {
      notifyProblem(error, t);
    }
  }, [session, canvas, t]);
}
