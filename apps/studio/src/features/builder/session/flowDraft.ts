import type { FlowDocument } from '@countersign/model';

/** A flow's draft as the server has it: the document and the revision that the next save must name. */
export type FlowDraft = {
  /** What stays the same when the flow gets another address, and differs between installations. */
  readonly id: string;
  readonly slug: string;
  readonly document: FlowDocument;
  readonly revision: number;
  /** Who saved it. */
  readonly updatedBy: string;
  /** At which revision each editing session last saved; servers of before do not say. */
  readonly savers?: { readonly [session: string]: number };
};
