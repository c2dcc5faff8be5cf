import type { JsonSchema, Oversight } from '@countersign/model';

/** What a flow has to know about another one in order to call it: its newest published version. */
export type CalledFlow = {
  readonly slug: string;
  readonly version: number;
  readonly artefactHash: string;
  readonly input: JsonSchema;
  /** As its artefact says it; without it the worst is assumed. */
  readonly oversight?: Oversight | undefined;
};

/** What lies around a document when it is compiled. */
export type CompileEnvironment = {
  /** The published flows of the workspace by slug. Absent when nobody looked: then calls are not checked. */
  readonly calledFlows?: ReadonlyMap<string, CalledFlow> | undefined;
  /** The slug of the flow that is compiled, by which it calls itself. */
  readonly self?: string | undefined;
};
