import type { Mutant } from '../mutant.ts';

const RANDOM_FLOWS = { folder: 'test', file: 'reference', name: 'a thousand random flows' };

/** What a run does, against the independent interpreter. */
export const MEANING: readonly Mutant[] = [
  {
    guarantee: 'meaning',
    does: 'lets what a branch proposes hold everywhere',
    file: 'packages/engine/src/lanes.ts',
    find: '  if (lane === undefined) return change;',
    replace: '  if (lane === undefined || change.proposal !== undefined) return change;',
    test: RANDOM_FLOWS,
  },
  {
    guarantee: 'meaning',
    does: 'takes the newest kept signal first',
    file: 'packages/engine/src/machine/waiting.ts',
    find: 'signals.findIndex(',
    replace: 'signals.findLastIndex(',
    test: RANDOM_FLOWS,
  },
  {
    guarantee: 'meaning',
    does: 'takes actions back in the order in which they were done',
    file: 'packages/engine/src/machine/recording.ts',
    find: 'return { undo: [...(context.undo ?? []), { node, visit, operation: operation.value }] };',
    replace: 'return { undo: [{ node, visit, operation: operation.value }, ...(context.undo ?? [])] };',
    test: RANDOM_FLOWS,
  },
  {
    guarantee: 'meaning',
    does: 'counts a visit late',
    file: 'packages/engine/src/machine/actions.ts',
    find: '  if (visit > limit) {',
    replace: '  if (visit > limit + 1) {',
    test: RANDOM_FLOWS,
  },
  {
    guarantee: 'meaning',
    does: 'runs what was proposed instead of what was approved',
    file: 'packages/engine/src/machine/recording.ts',
    find: '    ? { step: held.step, gate: node }',
    replace: '    ? { step: held.step }',
    test: RANDOM_FLOWS,
  },
  {
    guarantee: 'meaning',
    does: 'gives up a wait whose time comes at the same moment',
    file: 'packages/engine/src/timers.ts',
    find: 'msUntil(first.due, now) <= msUntil(second.due, now)',
    replace: 'msUntil(first.due, now) < msUntil(second.due, now)',
    test: RANDOM_FLOWS,
  },
  {
    guarantee: 'meaning',
    does: 'lets the expiry of a gate count whatever came first',
    file: 'packages/engine/src/refusalOf.ts',
    find: "  if (event.type === 'timer') {",
    replace:
      "  if (event.type === 'done' && artefact.nodes[node]?.next['expired'] !== undefined) return stale(key, node);\n  if (event.type === 'timer') {",
    test: RANDOM_FLOWS,
  },
];
