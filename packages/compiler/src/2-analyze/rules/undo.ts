import type { Diagnostic } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import { changeConfig } from '../fixes.ts';
import type { Flow } from '../flow.ts';
import { reach, reachBack } from '../reach.ts';
import type { Rule } from '../rule.ts';

/** What can be undone is undone somewhere, and where something is to be undone there can be something. */
export const undo: Rule = (flow) => [...neverCalled(flow), ...nothingToUndo(flow)];

function neverCalled({ document, graph, reachable }: Flow): Diagnostic[] {
  if (document.settings.undoOnFailure === true) return [];
  const undoing = document.nodes.filter((node) => node.kind === 'end' && node.config.undo === true);
  const coming = reachBack(
    graph,
    undoing.map(({ id }) => id),
  );
  return document.nodes.flatMap(({ id, kind, title, config }) => {
    const isKept = kind === 'action' && config.undo !== undefined && reachable.has(id);
    if (!isKept || coming.has(id)) return [];
    return diagnose('undo_never_called', { node: id, field: '/undo', holes: { title } });
  });
}

function nothingToUndo({ document, graph, reachable }: Flow): Diagnostic[] {
  const actions = document.nodes.filter(
    ({ id, kind, config }) => kind === 'action' && config.undo !== undefined && reachable.has(id),
  );
  const done = actions.flatMap(({ id }) => graph.leaving.get(id) ?? []).filter(({ port }) => port === 'done');
  const after = reach(
    graph,
    done.map(({ target }) => target),
  );
  return document.nodes.flatMap((node) => {
    if (node.kind !== 'end' || node.config.undo !== true || after.has(node.id)) return [];
    return diagnose('nothing_to_undo', {
      node: node.id,
      field: '/undo',
      holes: { title: node.title },
      fix: changeConfig('Undo nothing here', node, { undo: false }),
    });
  });
}
