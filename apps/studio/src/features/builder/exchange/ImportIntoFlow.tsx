import type { AnyFlow } from '@countersign/formats';
import type { FlowDocument } from '@countersign/model';
import { useCallback } from 'react';
import { useT } from '../../../strings/useT.ts';
import { FlowFileDialog } from '../../../ui/FlowFile/FlowFileDialog.tsx';
import { useBuilder } from '../BuilderContext.ts';
import { arrange } from '../layout/arrange.ts';

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
    async ({ document, isPlaced }: AnyFlow) => {
      const placed = isPlaced ? document : await arranged(document);
      onClose();
      if (session.run({ type: 'replaceDocument', document: placed })) {
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
      onTake={(read) => void take(read)}
    />
  );
}

/** Where a file says nothing about places, they are found; the columns of the reader are kept when that fails. */
async function arranged(document: FlowDocument): Promise<FlowDocument> {
  try {
    const moves = await arrange(document, new Set(document.nodes.map(({ id }) => id)));
    const places = new Map((moves ?? []).map(({ id, position }) => [id, position]));
    const nodes = document.nodes.map((node) => ({ ...node, position: places.get(node.id) ?? node.position }));
    return { ...document, nodes };
  } catch {
    return document;
  }
}
