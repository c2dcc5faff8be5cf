import {
  FlowDocument,
  FlowEdge,
  FlowNode,
  FlowNote,
  isStorable,
  type Json,
  MOST_EDGES,
  MOST_NODES,
  MOST_NOTES,
} from '@countersign/model';
import { isDeeperThan } from './isDeeperThan.ts';
import { MAX_DEPTH } from './parseDocument.ts';

/** A record lies in a list of the document. */
const RECORD_DEPTH = 2;

type Schema<TRecord> = { safeParse: (data: unknown) => { success: boolean; data?: TRecord | undefined } };

/**
 * Reads one state of a document after another. A record that was read before is not read again, so that an edit of one
 * step costs one step. Answers null when anything has the wrong shape: whoever asks then reads the whole document.
 */
export function createReader(): (document: FlowDocument) => FlowDocument | null {
  const nodes = recordReader<FlowNode>(FlowNode);
  const edges = recordReader<FlowEdge>(FlowEdge);
  const notes = recordReader<FlowNote>(FlowNote);
  return (document) => {
    const isLong =
      document.nodes.length > MOST_NODES ||
      document.edges.length > MOST_EDGES ||
      document.notes.length > MOST_NOTES;
    if (isLong) return null;
    const rest = readRecord<FlowDocument>(FlowDocument, { ...document, nodes: [], edges: [], notes: [] });
    const lists = {
      nodes: nodes(document.nodes),
      edges: edges(document.edges),
      notes: notes(document.notes),
    };
    if (rest === null || lists.nodes === null || lists.edges === null || lists.notes === null) return null;
    return { ...rest, nodes: lists.nodes, edges: lists.edges, notes: lists.notes };
  };
}

/** Reads a list; the same list as before when all of its records are known. */
function recordReader<TRecord extends object>(schema: Schema<TRecord>) {
  const known = new WeakMap<object, TRecord>();
  return (list: readonly TRecord[]): TRecord[] | null => {
    const read: TRecord[] = [];
    for (const record of list) {
      const found = known.get(record) ?? readRecord(schema, record);
      if (found === null) return null;
      known.set(record, found);
      read.push(found);
    }
    return read;
  };
}

function readRecord<TRecord>(schema: Schema<TRecord>, data: unknown): TRecord | null {
  if (isDeeperThan(data, MAX_DEPTH - RECORD_DEPTH)) return null;
  const { success, data: record } = schema.safeParse(data);
  return success && record !== undefined && isStorable(record as Json) ? record : null;
}
