import type { FlowDocument, FlowNode, NodeKind } from '@countersign/model';

type DrawnStep = {
  readonly title: string;
  readonly config?: unknown;
  readonly at?: readonly [number, number];
};
type Drawing = {
  readonly name: string;
  readonly fields?: readonly string[];
  /** `kind id` → what it says. `at` is column and row on the canvas; without it the steps stand in one row. */
  readonly steps: { readonly [step: `${NodeKind} ${string}`]: DrawnStep };
  /** `source.port target` */
  readonly wires: readonly `${string}.${string} ${string}`[];
  readonly settings?: Partial<FlowDocument['settings']>;
};

const COLUMN = 344;
const ROW = 208;

/** A flow document written down shortly; its input is an object of texts. */
export function drawnFlow({ name, fields = [], steps, wires, settings = {} }: Drawing): unknown {
  return {
    schema: 'countersign.flow/1',
    name,
    description: '',
    input: {
      type: 'object',
      additionalProperties: false,
      required: fields,
      properties: Object.fromEntries(fields.map((field) => [field, { type: 'string', title: field }])),
    },
    nodes: Object.entries(steps).map(([step, { title, config = {}, at }], index) => {
      const [kind, id] = step.split(' ') as [FlowNode['kind'], string]; // safe: by the type of the key
      const [column, row] = at ?? [index, 0];
      return { id, kind, title, config, position: { x: column * COLUMN, y: row * ROW } };
    }),
    edges: wires.map((wire) => {
      const [from = '', target] = wire.split(' ');
      const [source, port] = from.split('.');
      return { id: `${source}_${port}`, source, port, target };
    }),
    notes: [],
    settings,
  };
}

/** An agent that always proposes to approve, as surely as said. */
export const surely = (confidence: number) => ({
  provider: {
    type: 'rules',
    rules: [{ when: 'true', decision: 'approve', confidence, summary: 'Nothing speaks against it.' }],
  },
});

/** An e-mail of the purchase desk. */
export const email = (subject: string) => ({
  type: 'email',
  to: 'purchasing@hartwell-vine.example',
  subject,
  body: 'Sent by run {{ run.id }}.',
});
