import type { Mutant } from '../mutant.ts';

const engine = { folder: 'packages/engine', file: 'ending', name: 'G3' };
const worker = { folder: 'packages/runtime', file: 'worker/heldEnd', name: 'G3' };
const store = { folder: 'packages/postgres', file: 'store/storeContract', name: 'G3' };
const ENDING = 'packages/engine/src/ending.ts';
const SETTLE = 'packages/runtime/src/worker/settle.ts';
const PERFORM_EFFECT = 'packages/runtime/src/worker/performEffect.ts';

/** Of what is under way when a run comes to its end. */
export const ENDS: readonly Mutant[] = [
  {
    guarantee: 'G3',
    does: 'ends a run although actions are under way',
    file: 'packages/engine/src/step.ts',
    find: "  if (followed.after.status === 'active' || left.length === 0) return followed;\n",
    replace: "  if (followed.after.status === 'active' || left.length < 1_000) return followed;\n",
    test: engine,
  },
  {
    guarantee: 'G3',
    does: 'ends a run as soon as the first of its actions has answered',
    file: ENDING,
    find: '  if (left.length > 0) return staying',
    replace: '  if (left.length > 1_000) return staying',
    test: engine,
  },
  {
    guarantee: 'G3',
    does: 'does not undo what was done while the end was held back',
    file: ENDING,
    find: 'return { context: { ...context, ...change }, failure: null };',
    replace: 'return { context: { ...context, steps: change.steps ?? {} }, failure: null };',
    test: engine,
  },
  {
    guarantee: 'G3',
    does: 'takes a failure that came after the end for its reason',
    file: ENDING,
    find: '{ context: { ...context, ...change, failure: context.failure }, failure: null }',
    replace: '{ context: { ...context, ...change }, failure: null }',
    test: engine,
  },
  {
    guarantee: 'G3',
    does: 'has an action tried again for a run that is about to end',
    file: 'packages/engine/src/refusalOf.ts',
    find: "if (type === 'resumed' && snapshot.ending !== undefined) return NOT_AGAIN;",
    replace: '',
    test: { ...engine, name: 'about to end' },
  },
  {
    guarantee: 'G3',
    does: 'repeats an action for a run that is about to end',
    file: SETTLE,
    find: '(draft.snapshot?.ending === undefined ? compose : ofLast)',
    replace: '(draft.snapshot?.ending === null ? ofLast : compose)',
    test: worker,
  },
  {
    guarantee: 'G3',
    does: 'takes an action whose worker died for one that was not begun',
    file: PERFORM_EFFECT,
    find: '  if (claims - attempts > 1) return',
    replace: '  if (claims - attempts > 1_000) return',
    test: worker,
  },
  {
    guarantee: 'G3',
    does: 'begins an action of a run that is about to end',
    file: PERFORM_EFFECT,
    find: "  kind === 'action' && readSnapshot(snapshot).ending !== undefined;",
    replace: "  kind === 'action' && readSnapshot(snapshot).ending === null;",
    test: worker,
  },
  {
    guarantee: 'G3',
    does: 'calls off an action that was claimed meanwhile',
    file: 'packages/postgres/src/store/checkTurns.ts',
    find: "  if (takesOpenAction(turn, found)) return { type: 'moved' };\n",
    replace: '',
    test: store,
  },
  {
    guarantee: 'G3',
    does: 'forgets actions of which nobody knows whether they happened',
    file: 'packages/postgres/src/effects/openActions.ts',
    find: 'claims > attempts order',
    replace: 'claims > attempts and problem is null order',
    test: store,
  },
  {
    guarantee: 'G3',
    does: 'forgets that an action was begun which its stopping worker broke off',
    file: 'packages/runtime/src/worker/Worker.ts',
    find: "    if (!once && kind !== 'action') return;\n",
    replace: '    if (!once) return;\n',
    test: worker,
  },
  {
    guarantee: 'G11',
    does: 'writes nothing into the audit chain about a run that is only about to be cancelled',
    file: 'packages/postgres/src/store/deedsOf.ts',
    find: 'export function deedsOf({ workspaceId, runId, cause }: Turn): readonly Deed[] {',
    replace:
      "export function deedsOf({ workspaceId, runId, cause, status }: Turn): readonly Deed[] {\n  if (cause.type === 'cancel' && status !== 'cancelled') return [];",
    test: { folder: 'packages/postgres', file: 'store/commitTurns', name: 'G11' },
  },
  {
    guarantee: 'G12',
    does: 'goes on behind an action that answers when the end of its run has come',
    file: 'packages/engine/src/step.ts',
    find: '      if (before.ending !== undefined) return goOnEnding(before, event, following);\n',
    replace: '',
    test: { ...engine, name: 'G12' },
  },
];
