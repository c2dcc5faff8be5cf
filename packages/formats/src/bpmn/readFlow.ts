import { readAs } from '../conditions/condition.ts';
import { fieldsOfPath, INPUT, type Place, within } from '../conditions/place.ts';
import { readComparison } from '../conditions/readComparison.ts';
import type { BpmnFlow, BpmnModel } from './model.ts';

/** What stands at a way: its condition, else its name. */
export const saidAt = ({ condition, name }: BpmnFlow): string =>
  condition || name || 'a way without a condition';

/**
 * What a flow asks. A process begins with the variables of its case, which are the input here; what a step before may have
 * changed can stand elsewhere.
 */
export function readFlow(flow: BpmnFlow, model: BpmnModel) {
  const isSure = !comesFromWork(flow.source, model);
  const find = (path: string): Place | null => {
    const fields = path.startsWith('$') ? null : fieldsOfPath(path);
    return fields === null ? null : { ...within(INPUT, fields), isSure };
  };
  return readAs(readComparison(plain(flow.condition), find), saidAt(flow));
}

/** `${amount > 100}`, `#{…}` and `= amount > 100` without what stands around them. */
function plain(condition: string): string {
  const text = condition.trim();
  return /^[$#]\{([\s\S]*)\}$/.exec(text)?.[1] ?? text.replace(/^=/, '');
}

/** Whether anything that works may have been done before. */
function comesFromWork(element: string, { flows, activities, boundaries }: BpmnModel): boolean {
  const seen = new Set<string>();
  const open = [element];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    if (activities.has(id)) return true;
    const isOnBorder = [...boundaries.values()].some((events) =>
      events.some(({ attributes }) => attributes['id'] === id),
    );
    if (isOnBorder) return true;
    for (const { source, target } of flows) if (target === id) open.push(source);
  }
  return false;
}
