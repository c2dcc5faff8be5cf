import { type FlowDocument, type FlowMerge, mergeFlows, sameJson, type Three } from '@countersign/model';

/**
 * Merges what somebody else saved into the work. Of what is only looks, such as a card that both moved, mine stays and
 * nobody is asked; what is left in `conflicts` needs a person.
 */
export function catchUp(flows: Three<FlowDocument>): FlowMerge {
  const merge = mergeFlows(flows, { otherwise: 'mine' });
  return { ...merge, conflicts: merge.conflicts.filter(({ isLayout }) => !isLayout) };
}

/** The document with every record that the other one has as well being the same object, so that little is drawn anew. */
export function sharing(document: FlowDocument, known: FlowDocument): FlowDocument {
  return {
    ...document,
    nodes: shared(document.nodes, known.nodes),
    edges: shared(document.edges, known.edges),
    notes: shared(document.notes, known.notes),
    input: sameJson(document.input, known.input) ? known.input : document.input,
    settings: sameJson(document.settings, known.settings) ? known.settings : document.settings,
  };
}

function shared<TRecord extends { readonly id: string }>(
  list: TRecord[],
  known: readonly TRecord[],
): TRecord[] {
  const records = new Map(known.map((record) => [record.id, record]));
  return list.map((record) => {
    const other = records.get(record.id);
    return other !== undefined && sameJson(record, other) ? other : record;
  });
}
