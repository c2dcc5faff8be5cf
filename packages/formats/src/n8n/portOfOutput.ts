import { type Fields, own, textOf } from '../read/fields.ts';
import { waysKey } from '../sketch/decisions.ts';
import type { SketchStep } from '../sketch/sketch.ts';

/** Where our wire leaves for an output of theirs, counted from 0. With an error output, that is the last one. */
export function portOfOutput(
  step: SketchStep,
  node: Fields,
  output: number,
): { readonly from: string; readonly port: string } {
  const from = step.key;
  const isError = output > 0 && textOf(own(node, 'onError')) === 'continueErrorOutput';
  switch (step.kind) {
    case 'action':
    case 'each':
    case 'subflow':
      return { from, port: output === 0 ? 'done' : isError ? 'failed' : `output${output}` };
    case 'agent': {
      const decides = ((step.config as { decisions?: readonly string[] }).decisions ?? []).length > 1;
      if (decides) return { from: waysKey(from), port: casePort(output, step) };
      return { from, port: output === 0 ? 'proposed' : isError ? 'failed' : `output${output}` };
    }
    case 'gate':
      return { from, port: output === 0 ? 'approved' : output === 1 ? 'rejected' : `output${output}` };
    case 'branch':
      return { from, port: casePort(output, step) };
    case 'end':
      return { from, port: `output${output}` };
    default:
      return { from, port: output === 0 ? 'next' : `output${output}` };
  }
}

/** Cases are numbered like outputs; the one behind the last case is `otherwise`, and there is none behind that. */
function casePort(output: number, { kind, config }: SketchStep): string {
  const { cases, decisions } = config as { cases?: readonly unknown[]; decisions?: readonly string[] };
  const count = kind === 'agent' ? (decisions?.length ?? 0) : (cases?.length ?? 0);
  if (output < count) return `case${output + 1}`;
  return output === count ? 'otherwise' : `output${output}`;
}
