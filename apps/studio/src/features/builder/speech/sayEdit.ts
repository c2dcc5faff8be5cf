import {
  type FlowDocument,
  type FlowEdge,
  type FlowNode,
  findRenames,
  nodeById,
  outPorts,
} from '@countersign/model';
import type { Translate } from '../../../strings/catalogue.ts';
import type { Phrase } from '../../../strings/createPhrase.ts';

type Words = { readonly t: Translate; readonly phrase: Phrase };

/**
 * What an edit did to the picture of the flow, in one sentence for people who do not see it; undefined when it changed
 * only what its own field says (a title, a setting) or nothing.
 */
export function sayEdit(before: FlowDocument, after: FlowDocument, words: Words): string | undefined {
  if (before === after) return undefined;
  return (
    saySteps(before, after, words) ??
    sayWires(before, after, words) ??
    sayNotes(before, after, words) ??
    sayMoves(before, after, words)
  );
}

/** What has other words or settings now, which its own field said when it was edited. */
export function saySettings(before: FlowDocument, after: FlowDocument, t: Translate): string | undefined {
  if (before === after) return undefined;
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  const others = after.nodes.filter((node) => node !== old.get(node.id));
  const [only, ...more] = others;
  if (only === undefined || more.length > 0) return t('builder.speech.settingsOfFlow');
  const was = old.get(only.id)?.title;
  return was === undefined || was === only.title
    ? t('builder.speech.settings', { title: only.title })
    : t('builder.speech.renamed', { was, title: only.title });
}

function saySteps(before: FlowDocument, after: FlowDocument, { t }: Words): string | undefined {
  if (areSameSteps(before, after)) return undefined;
  const added = missingFrom(after.nodes, before.nodes);
  const removed = missingFrom(before.nodes, after.nodes);
  if (added.length > 0 && removed.length > 0) {
    const [renamed] = findRenames(before, after).values();
    const step = added.length === 1 && renamed !== undefined ? nodeById(after, renamed) : undefined;
    if (step !== undefined) return t('builder.speech.key', { title: step.title, key: step.id });
    return added.length === removed.length
      ? undefined
      : t('builder.speech.replaced', { count: after.nodes.length });
  }
  const [first, ...more] = added;
  if (first !== undefined && more.length === 0) {
    const way = after.edges.find((edge) => edge.target === first.id);
    const source = way && nodeById(after, way.source);
    return source === undefined
      ? t('builder.speech.added', { title: first.title })
      : t('builder.speech.addedAfter', { title: first.title, after: source.title });
  }
  if (first !== undefined) return t('builder.speech.addedMany', { count: added.length });
  const [gone, ...others] = removed;
  if (gone === undefined) return undefined;
  return others.length === 0
    ? t('builder.speech.removed', { title: gone.title })
    : t('builder.speech.removedMany', { count: removed.length });
}

function sayWires(before: FlowDocument, after: FlowDocument, { t, phrase }: Words): string | undefined {
  if (before.edges === after.edges) return undefined;
  const key = ({ source, port, target }: FlowEdge) => `${source}.${port}>${target}`;
  const had = new Set(before.edges.map(key));
  const has = new Set(after.edges.map(key));
  const [drawn] = after.edges.filter((edge) => !had.has(key(edge)));
  const edge = drawn ?? before.edges.find((one) => !has.has(key(one)));
  const source = edge && nodeById(after, edge.source);
  const target = edge && nodeById(after, edge.target);
  if (edge === undefined || source === undefined || target === undefined) return undefined;
  const title = outPorts(source).find((one) => one.name === edge.port)?.title ?? edge.port;
  const values = { from: source.title, port: phrase(title), to: target.title };
  return t(drawn === undefined ? 'builder.speech.disconnected' : 'builder.connection', values);
}

function sayNotes(before: FlowDocument, after: FlowDocument, { t }: Words): string | undefined {
  const more = after.notes.length - before.notes.length;
  return more === 0 ? undefined : t(more > 0 ? 'builder.speech.noteAdded' : 'builder.speech.noteRemoved');
}

function sayMoves(before: FlowDocument, after: FlowDocument, { t }: Words): string | undefined {
  if (before.nodes === after.nodes) return undefined;
  const isMoved = (node: FlowNode, index: number) => node.position !== before.nodes[index]?.position;
  if (areSameSteps(before, after) && !after.nodes.some(isMoved)) return undefined;
  const places = new Map(before.nodes.map((node) => [node.id, node.position]));
  const moved = after.nodes.filter(({ id, position }) => {
    const old = places.get(id);
    return old !== undefined && (old.x !== position.x || old.y !== position.y);
  });
  const [first, ...others] = moved;
  if (first === undefined) return undefined;
  return others.length === 0
    ? t('builder.speech.moved', { title: first.title })
    : t('builder.speech.movedMany', { count: moved.length });
}

/** The same steps in the same order, which is what most edits leave: told without a table of them. */
const areSameSteps = (before: FlowDocument, after: FlowDocument): boolean =>
  before.nodes.length === after.nodes.length &&
  after.nodes.every(({ id }, index) => id === before.nodes[index]?.id);

/** The records of one list that another one does not have. */
function missingFrom<TRecord extends { readonly id: string }>(
  records: readonly TRecord[],
  from: readonly TRecord[],
): readonly TRecord[] {
  if (records === from) return [];
  const ids = new Set(from.map(({ id }) => id));
  return records.filter(({ id }) => !ids.has(id));
}
