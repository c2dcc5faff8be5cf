import type { FlowDocument, FlowNode, JsonSchema } from '@countersign/model';
import { type Graph, graphOf, withNodes } from '../1-parse/graph.ts';
import { isSameList } from './isSameList.ts';
import { isSameShape, type Shape, shapeOf } from './shape.ts';
import { outputSchema, stepSchemaOf } from './stepSchema.ts';

type Drawing = { readonly graph: Graph; readonly shape: Shape };

/** What is asked (`slot`), about which record (`of`), and everything else that the answer depends on (`by`). */
type Question = {
  readonly slot: 'calls' | 'faults' | 'ports' | 'proposal' | 'references' | 'texts';
  readonly of: object;
  readonly by?: readonly unknown[];
};

/** Computes an answer once per record, and again when something it depends on is another object. */
export type Remember = <TAnswer>(question: Question, compute: () => TAnswer) => TAnswer;

/** What is kept between two looks at a document. Records that an edit left alone are recognised by their identity. */
export type Recall = {
  readonly remember: Remember;
  /** What follows from the wires holds as long as no wire, kind or port changes. */
  readonly drawing: (document: FlowDocument) => Drawing;
  /** The outputs of all steps; the same object as long as none of them changes. */
  readonly stepSchema: (nodes: readonly FlowNode[]) => JsonSchema;
};

export const newRecall = (): Recall => ({
  remember: createRemember(),
  drawing: createDrawing(),
  stepSchema: createStepSchema(),
});

function createRemember(): Remember {
  type Kept = { readonly by: readonly unknown[]; readonly answer: unknown };
  const slots = new Map<Question['slot'], WeakMap<object, Kept>>();
  return <TAnswer>({ slot, of, by = [] }: Question, compute: () => TAnswer): TAnswer => {
    const kept = slots.get(slot) ?? new WeakMap<object, Kept>();
    slots.set(slot, kept);
    const known = kept.get(of);
    // safe: a slot holds answers of one kind
    if (known !== undefined && isSameList(known.by, by)) return known.answer as TAnswer;
    const answer = compute();
    kept.set(of, { by, answer });
    return answer;
  };
}

function createDrawing(): Recall['drawing'] {
  let last: { readonly document: FlowDocument; readonly drawing: Drawing } | undefined;
  return (document) => {
    const drawing =
      last !== undefined && isSameShape(last.document, document)
        ? { graph: withNodes(last.drawing.graph, document), shape: last.drawing.shape }
        : draw(document);
    last = { document, drawing };
    return drawing;
  };
}

function draw(document: FlowDocument): Drawing {
  const graph = graphOf(document);
  return { graph, shape: shapeOf(graph) };
}

function createStepSchema(): Recall['stepSchema'] {
  let last: { readonly nodes: readonly FlowNode[]; readonly schema: JsonSchema } | undefined;
  return (nodes) => {
    const isSame = last !== undefined && isSameList(last.nodes, nodes, hasSameOutput);
    const schema = isSame && last !== undefined ? last.schema : stepSchemaOf(nodes);
    last = { nodes, schema };
    return schema;
  };
}

const hasSameOutput = (old: FlowNode, now: FlowNode): boolean =>
  old === now ||
  (old.id === now.id && JSON.stringify(outputSchema(old)) === JSON.stringify(outputSchema(now)));
