import type { FlowNode } from '@countersign/model';
import {
  IconAlertTriangleFilled,
  IconArrowBackUp,
  IconCheck,
  IconExclamationMark,
  IconHourglass,
  IconLoader2,
  IconMinus,
  IconX,
} from '@tabler/icons-react';
import { useCanvas } from './CanvasContext.ts';
import { ChangeSign } from './ChangeSign.tsx';
import type { NodeRunState } from './runState.ts';

const STATE_ICONS = {
  done: IconCheck,
  active: IconLoader2,
  waiting: IconHourglass,
  parked: IconExclamationMark,
  failed: IconX,
  stopped: IconMinus,
  undone: IconArrowBackUp,
} as const satisfies { readonly [TState in NodeRunState]: unknown };

/** The small signs at the right of a card's head: problems while drawing, the state and the visits in a run. */
export function StepMarks({ node }: { readonly node: FlowNode }) {
  const { problems, run, marks, labels } = useCanvas();
  const change = marks.steps?.get(node.id);
  const problem = problems.get(node.id);
  const state = run?.nodes[node.id];
  const visits = run?.visits?.[node.id] ?? 0;
  const count = (problem?.errors ?? 0) + (problem?.warnings ?? 0);
  const StateIcon = state && STATE_ICONS[state];
  return (
    <span className="cs-marks">
      {change && <ChangeSign change={change} />}
      {visits > 1 && (
        <span
          className="cs-visits"
          role="img"
          aria-label={labels.visits(visits)}
          title={labels.visits(visits)}
        >
          ×{visits}
        </span>
      )}
      {count > 0 && (
        <span
          className="cs-problem"
          role="img"
          data-weight={(problem?.errors ?? 0) > 0 ? 'error' : 'warning'}
          aria-label={labels.problems(count)}
          title={labels.problems(count)}
        >
          <IconAlertTriangleFilled size={16} aria-hidden="true" />
        </span>
      )}
      {StateIcon && (
        <span
          className="cs-state"
          role="img"
          data-state={state}
          aria-label={labels.states[state]}
          title={labels.states[state]}
        >
          <StateIcon size={14} stroke={2.6} aria-hidden="true" />
        </span>
      )}
    </span>
  );
}
