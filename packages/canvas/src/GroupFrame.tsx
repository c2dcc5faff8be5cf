import { IconFold, IconX } from '@tabler/icons-react';
import type { NodeProps } from '@xyflow/react';
import { memo, useState } from 'react';
import { useCanvas } from './CanvasContext.ts';
import type { FrameNode } from './toReactFlow.ts';

/** The frame around the steps of a group: its bar moves them, folds them into one card, or lets them go. */
export const GroupFrame = memo(function GroupFrame({ data, selected }: NodeProps<FrameNode>) {
  const { group } = data.frame;
  /** A group is never without a title: emptied, it keeps its last one until another is typed. */
  const [isEmpty, setEmpty] = useState(false);
  const { isEditable, labels, onGroup, onFold, onGroupRemove } = useCanvas();
  return (
    <div className="cs-group" data-color={group.color ?? 'blue'} data-selected={selected || undefined}>
      <div className="cs-group-bar">
        <input
          className="nodrag nopan"
          aria-label={labels.groupTitle}
          value={isEmpty ? '' : group.title}
          readOnly={!isEditable}
          maxLength={120}
          onChange={(event) => {
            const title = event.currentTarget.value;
            setEmpty(title === '');
            if (title !== '') onGroup({ ...group, title });
          }}
          onBlur={() => setEmpty(false)}
        />
        {isEditable && (
          <>
            <button
              type="button"
              className="nodrag"
              aria-label={labels.fold}
              title={labels.fold}
              onClick={() => onFold(group.id, true)}
            >
              <IconFold size={16} aria-hidden="true" />
            </button>
            <button
              type="button"
              className="nodrag"
              aria-label={labels.ungroup}
              title={labels.ungroup}
              onClick={() => onGroupRemove(group.id)}
            >
              <IconX size={16} aria-hidden="true" />
            </button>
          </>
        )}
      </div>
    </div>
  );
});
