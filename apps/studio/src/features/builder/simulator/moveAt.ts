import type { NodeId } from '@countersign/model';

/** The part of a move that says which run it is about; nothing for the case itself. */
export const runOf = ({ run }: { readonly run: number }): { run?: number } => (run === 0 ? {} : { run });

/** A step of the artefact, as moves name it. */
export const nodeOf = (id: string): NodeId => id as NodeId; // safe: only steps of an artefact are asked about
