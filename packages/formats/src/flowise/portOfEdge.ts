import { fieldsOf, listOf, own } from '../read/fields.ts';
import { waysKey } from '../sketch/decisions.ts';
import type { SketchStep } from '../sketch/sketch.ts';

export type FlowiseEdge = {
  readonly source: string;
  readonly target: string;
  readonly handle: string;
  readonly label: string;
};

/** Where our wire leaves for an edge of theirs: outputs are counted, or named after what they are for. */
export function portOfEdge(
  step: SketchStep,
  edge: FlowiseEdge | undefined,
  leaving: readonly FlowiseEdge[],
): { readonly from: string; readonly port: string } {
  const from = step.key;
  const handles = [...new Set(leaving.map(({ handle }) => handle))];
  const counted = /-output-(\d+)$/.exec(edge?.handle ?? '')?.[1];
  const output = counted === undefined ? Math.max(0, handles.indexOf(edge?.handle ?? '')) : Number(counted);
  switch (step.kind) {
    case 'gate':
      return { from, port: output === 0 ? 'approved' : output === 1 ? 'rejected' : `output${output}` };
    case 'agent': {
      const decisions = listOf(own(fieldsOf(step.config), 'decisions')).length;
      if (decisions < 2) return { from, port: 'proposed' };
      return { from: waysKey(from), port: output < decisions ? `case${output + 1}` : 'otherwise' };
    }
    case 'branch': {
      const cases = listOf(own(fieldsOf(step.config), 'cases')).length;
      return { from, port: output < cases ? `case${output + 1}` : 'otherwise' };
    }
    case 'action':
    case 'subflow':
      return { from, port: 'done' };
    default:
      return { from, port: 'next' };
  }
}
