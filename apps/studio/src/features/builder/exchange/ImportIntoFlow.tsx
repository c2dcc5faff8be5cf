import type { AnyFlow } from '@countersign/formats';
import { useCallback } from 'react';
import { useT } from '../../../strings/useT.ts';
import { FlowFileDialog } from '../../../ui/FlowFile/FlowFileDialog.tsx';
import { useBuilder } from '../BuilderContext.ts';

type ImportIntoFlowProps = {
  readonly opened: boolean;
  readonly dropped: File | undefined;
  readonly onClose: () => void;
};

/** A file in the place of the draft: one step that can be undone like any other. */
export function ImportIntoFlow({ opened, dropped, onClose }: ImportIntoFlowProps) {
  const t = useT();
  const { session, canvas } = useBuilder();
  const take = useCallback(
    ({ document }: AnyFlow) => {
      onClose();
      if (session.run({ type: 'replaceDocument', document })) {
        requestAnimationFrame(() => canvas.current?.fit());
      }
    },
    [session, canvas, onClose],
  );
  return (
    <FlowFileDialog
      opened={opened}
      onClose={onClose}
      dropped={dropped}
      confirm={t('exchange.import.into')}
      onTake={take}
    />
  );
}
