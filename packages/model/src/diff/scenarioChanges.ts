import type { FlowDocument } from '../document/flow.ts';
import { said } from './changeWords.ts';
import type { FlowChange } from './flowChange.ts';

/** Which scenarios were added, changed or removed. They try the flow and change nothing of what it does. */
export function scenarioChanges(
  { scenarios: before = [] }: FlowDocument,
  { scenarios: after = [] }: FlowDocument,
) {
  const old = new Map(before.map((one) => [one.id, JSON.stringify(one)]));
  const left = new Set(after.map(({ id }) => id));
  const change = (words: ReturnType<typeof said>): FlowChange => ({
    ...{ type: 'detailsChanged', field: '/scenarios' },
    ...words,
  });
  return [
    ...before
      .filter(({ id }) => !left.has(id))
      .map(({ name }) => change(said('The scenario "{}" was removed.', name))),
    ...after.flatMap((one) => {
      const was = old.get(one.id);
      if (was === undefined) return [change(said('The scenario "{}" was added.', one.name))];
      return was === JSON.stringify(one) ? [] : [change(said('The scenario "{}" changed.', one.name))];
    }),
  ];
}
