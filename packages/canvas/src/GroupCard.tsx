import { ENTRY_Y } from '@countersign/drawing';
import { IconArrowsMaximize, IconStack2 } from '@tabler/icons-react';
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { useCanvas } from './CanvasContext.ts';
import { ENTRY_HANDLE, type GroupNode } from './toReactFlow.ts';

/** A folded group: how many steps it holds, and the ways that lead out of it. */
export const GroupCard = memo(function GroupCard({ data, selected }: NodeProps<GroupNode>) {
  const { group, ports } = data.folded;
  const { isEditable, labels, level, onFold, problems } = useCanvas();
  const errors = group.nodes.reduce((sum, id) => sum + (problems.get(id)?.errors ?? 0), 0);
  return (
    <div
      className="cs-card cs-group-card"
      data-color={group.color ?? 'blue'}
      data-selected={selected || undefined}
    >
      <Handle
        id={ENTRY_HANDLE}
        type="target"
        position={Position.Left}
        style={{ top: ENTRY_Y }}
        isConnectable={false}
      />
      <div className="cs-card-head">
        <IconStack2 size={26} aria-hidden="true" />
        <div className="cs-card-names">
          {level === 'full' && <span className="cs-card-kind">{labels.steps(group.nodes.length)}</span>}
          <span className="cs-card-title">{group.title}</span>
        </div>
        {errors > 0 && <span className="cs-visits">{labels.problems(errors)}</span>}
        {isEditable && (
          <button
            type="button"
            className="nodrag cs-group-unfold"
            aria-label={labels.unfold}
            title={labels.unfold}
            onClick={() => onFold(group.id, false)}
          >
            <IconArrowsMaximize size={16} aria-hidden="true" />
          </button>
        )}
      </div>
      {level === 'full' && (
        <>
          <div className="cs-card-line" />
          <ul className="cs-card-ports">
            {ports.map((port) => (
              <li key={port.name}>{port.title}</li>
            ))}
          </ul>
        </>
      )}
      {ports.map((port) => (
        <Handle
          key={port.name}
          id={port.name}
          type="source"
          position={Position.Right}
          style={{ top: port.y }}
          isConnectable={false}
          data-wired
        />
      ))}
    </div>
  );
});
