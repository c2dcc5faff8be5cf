import type { FlowDocument } from '@countersign/model';

export type ExampleSummary = { readonly slug: string; readonly name: string; readonly description: string };

/** The sample flows that a new flow can begin from. */
export interface Examples {
  list(): Promise<readonly ExampleSummary[]>;
  document(slug: string): Promise<FlowDocument | null>;
}
