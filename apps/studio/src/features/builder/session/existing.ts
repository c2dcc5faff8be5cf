import type { Selection } from '@countersign/canvas';
import type { FlowDocument } from '@countersign/model';

/** The selection without what is no longer in the document; the same object when all of it is. */
export function existing(selection: Selection, document: FlowDocument): Selection {
  const keep = (ids: readonly string[], records: readonly { id: string }[]) => {
    const known = new Set(records.map((record) => record.id));
    return ids.every((id) => known.has(id)) ? ids : ids.filter((id) => known.has(id));
  };
  const nodes = keep(selection.nodes, document.nodes);
  const edges = keep(selection.edges, document.edges);
  const notes = keep(selection.notes, document.notes);
  const isSame = nodes === selection.nodes && edges === selection.edges && notes === selection.notes;
  return isSame ? selection : { nodes, edges, notes };
}
