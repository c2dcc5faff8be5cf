import type { Json } from '@countersign/model';
import { told } from '../sketch/losses.ts';
import type { SketchStep } from '../sketch/sketch.ts';

const LONGEST_ORIGINAL = 20_000;
const LONGEST_IN_ALL = 2_000_000;
const DEEPEST = 40;

/** The originals that fit into a document; of the others the beginning, as text, and the step says so. */
export function keepOriginals(steps: readonly SketchStep[]): Map<string, Json> {
  let left = LONGEST_IN_ALL;
  return new Map(
    steps.map((step) => {
      const text = JSON.stringify(step.original);
      const room = Math.min(LONGEST_ORIGINAL, left);
      if (text.length <= room && depthOf(text) <= DEEPEST) {
        left -= text.length;
        return [step.key, step.original];
      }
      const kept = text.slice(0, Math.min(room, 2_000));
      left -= kept.length;
      step.losses.push(
        told('meaning', 'only the beginning of the original is kept, because it is too large.'),
      );
      return [step.key, { beginning: kept }];
    }),
  );
}

/** How deep JSON text is nested. Reads characters, so any depth is safe. */
export function depthOf(json: string): number {
  let [depth, deepest, isText] = [0, 0, false];
  for (let index = 0; index < json.length; index += 1) {
    const character = json[index];
    if (isText) {
      if (character === '\\') index += 1;
      else if (character === '"') isText = false;
    } else if (character === '"') isText = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth);
    else if (character === '}' || character === ']') depth -= 1;
  }
  return deepest;
}
