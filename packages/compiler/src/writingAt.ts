import type { ExpressionEnvironment, ValueKind } from '@countersign/expression';
import {
  type Diagnostic,
  type FlowDocument,
  type FlowNode,
  hasOutput,
  type JsonSchema,
  type TextFormat,
} from '@countersign/model';
import { environmentIn, environmentOf } from './2-analyze/environment.ts';
import { type Flow, flowOf } from './2-analyze/flow.ts';
import { reachBack } from './2-analyze/reach.ts';
import { newRecall } from './2-analyze/recall.ts';
import { proposalReferences } from './2-analyze/rules/proposalReferences.ts';
import { stepReferences } from './2-analyze/rules/stepReferences.ts';
import { validTexts } from './2-analyze/rules/validTexts.ts';
import { wantedKind } from './2-analyze/wantedKind.ts';

/**
 * Whether the output of a step can be read where a text stands: `before` it comes, `later` it comes, it is the step
 * `itself`, or it has `none`.
 */
export type StepReach = 'before' | 'later' | 'itself' | 'none';

/** A text of a node while it is being written. */
export type Writing = {
  /** What the text may name: only steps that come before, `proposal` only where there can be one. */
  readonly environment: ExpressionEnvironment;
  /** The kinds of value its place accepts; null where any will do. */
  readonly wanted: readonly ValueKind[] | null;
  /** Every step of the flow, and whether it can be read here. */
  readonly steps: readonly { readonly node: FlowNode; readonly reach: StepReach }[];
  /** Whether an agent comes before, so that there can be a proposal. */
  readonly hasProposal: boolean;
  /** Whether a run can come here although this step has given no output: then `has(steps.x)` has to be asked first. */
  readonly mayBeMissing: (step: string) => boolean;
  /**
   * What the compiler would say about this text in this place. `data.range` is the part of the text that a finding is
   * about, where there is one.
   */
  readonly check: (source: string, format: TextFormat) => readonly Diagnostic[];
};

/** The text in the field that a JSON pointer into the config of a node names; null when there is no such node. */
export function writingAt(document: FlowDocument, id: string, pointer: string): Writing | null {
  const place = placeAt(document, id);
  if (place === null) return null;
  const { flow, node, hinted } = place;
  const wanted = wantedKind({ node, pointer, format: 'expression', source: '' });
  return {
    environment: environmentIn({ node, pointer }, hinted),
    wanted: wanted?.kinds ?? null,
    steps: place.steps,
    hasProposal: flow.agentsBefore(id).size > 0,
    mayBeMissing: (step) => flow.canMiss(id, step),
    check: (source, format) => {
      if (format === 'template' && !source.includes('{{')) return [];
      const alone = { ...flow, texts: [{ node, pointer, format, source }] };
      return [validTexts, stepReferences, proposalReferences].flatMap((rule) => rule(alone));
    },
  };
}

type Place = {
  readonly flow: Flow;
  readonly node: FlowNode;
  readonly steps: Writing['steps'];
  readonly hinted: ExpressionEnvironment;
};

/** Of the document before only what an edit changed is looked at again. */
const recall = newRecall();

/** A document never changes, so what is known about its nodes is kept as long as it is. */
const flows = new WeakMap<FlowDocument, { readonly flow: Flow; readonly places: Map<string, Place> }>();

function placeAt(document: FlowDocument, id: string): Place | null {
  const known = flows.get(document) ?? {
    flow: flowOf(document, {}, recall),
    places: new Map<string, Place>(),
  };
  flows.set(document, known);
  const { flow, places } = known;
  const node = flow.graph.nodes.get(id);
  if (node === undefined) return null;
  const place = places.get(id) ?? newPlace(flow, node);
  places.set(id, place);
  return place;
}

function newPlace(flow: Flow, node: FlowNode): Place {
  const sources = (flow.graph.entering.get(node.id) ?? []).map((edge) => edge.source);
  const before = reachBack(flow.graph, sources);
  const steps = [...flow.graph.nodes.values()].map((other) => ({
    node: other,
    reach: reachOf(other, node, before),
  }));
  const { variables } = environmentOf(flow, node);
  const { proposal, ...others } = variables;
  const seen = { ...others, steps: readable(flow.stepSchema, steps) };
  const hinted = flow.agentsBefore(node.id).size > 0 && proposal ? { ...seen, proposal } : seen;
  return { flow, node, steps, hinted: { variables: hinted } };
}

/** A step that sets values may ask for those it has already set. */
function reachOf(other: FlowNode, node: FlowNode, before: ReadonlySet<string>): StepReach {
  if (!hasOutput(other.kind)) return 'none';
  if (before.has(other.id) || (other.id === node.id && node.kind === 'transform')) return 'before';
  return other.id === node.id ? 'itself' : 'later';
}

/** Only steps that come before, each with its title. */
function readable(stepSchema: JsonSchema, steps: Writing['steps']): JsonSchema {
  const outputs = stepSchema['properties'] as { readonly [step: string]: JsonSchema }; // safe: `stepSchemaOf` writes it
  const properties = steps
    .filter(({ reach }) => reach === 'before')
    .map(({ node }) => [node.id, { ...outputs[node.id], title: node.title }] as const);
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}
