import type { FlowEditorHandle } from '@countersign/canvas';
import { notifications } from '@mantine/notifications';
import { type RefObject, useCallback, useRef } from 'react';
import type { Translate } from '../../strings/catalogue.ts';
import { useT } from '../../strings/useT.ts';
import { tidied } from '../../ui/arrange/tidied.ts';
import { notifyProblem } from '../../ui/notify.ts';
import type { BuilderSession } from './session/BuilderSession.ts';

/** A sign that comes and goes at once only startles. */
const SIGN_AFTER_MS = 400;
const SIGN = 'builder.arrange';

/** Tidies up the selected steps, or all when fewer than two are selected; one step to undo. */
export function useArrange(session: BuilderSession, canvas: RefObject<FlowEditorHandle | null>): () => void {
  const t = useT();
  const isBusy = useRef(false);
  return useCallback(async () => {
    const { document } = session.editing.get();
    const chosen = session.selection.get().nodes;
    const ids = new Set(chosen.length > 1 ? chosen : document.nodes.map((node) => node.id));
    if (ids.size === 0 || isBusy.current) return;
    isBusy.current = true;
    const takeAway = showBusy(t);
    try {
      const commands = await tidied(document, ids);
      if (commands === undefined) return say(t('canvas.arrange.late'));
      // What was edited in the meantime is not pushed about.
      if (session.editing.get().document !== document) return say(t('canvas.arrange.edited'));
      canvas.current?.glide();
      session.run({ type: 'batch', commands });
      if (chosen.length < 2) afterPaint(() => canvas.current?.fit());
    } catch (error) {
      notifyProblem(error, t);
    } finally {
      isBusy.current = false;
      takeAway();
    }
  }, [session, canvas, t]);
}

/** Of a large flow, drawing the edit, finding where all of it lies on the page, and drawing it from afar are too much at once. */
function afterPaint(act: () => void): void {
  requestAnimationFrame(() => setTimeout(act));
}

const say = (message: string): void => void notifications.show({ color: 'amber', message });

/** Shows that places are being looked for, when it takes a while; answers how to take the sign away. */
function showBusy(t: Translate): () => void {
  const timer = setTimeout(() => {
    const message = t('canvas.arrange.busy');
    notifications.show({ id: SIGN, message, loading: true, autoClose: false, withCloseButton: false });
  }, SIGN_AFTER_MS);
  return () => {
    clearTimeout(timer);
    notifications.hide(SIGN);
  };
}
