import { FLOW_SCHEMA } from '@countersign/model';

type Parts = {
  readonly name: string;
  readonly input: Readonly<Record<string, 'number' | 'string'>>;
  /** Kind and settings by node id. */
  readonly nodes: Readonly<Record<string, readonly [kind: string, config: object]>>;
  /** `source.port → target` */
  readonly wires: readonly string[];
};

/** A flow document from its parts, as the REST API takes it. */
export function draw({ name, input, nodes, wires }: Parts): object {
  return {
    schema: FLOW_SCHEMA,
    name,
    input: {
      type: 'object',
      required: Object.keys(input),
      properties: Object.fromEntries(Object.entries(input).map(([key, type]) => [key, { type }])),
    },
    nodes: Object.entries(nodes).map(([id, [kind, config]], index) => ({
      ...{ id, kind, title: id, config },
      position: { x: 200 * index, y: 0 },
    })),
    edges: wires.map((wire) => {
      const [, source, port, target] = /^(\w+)\.(\w+) → (\w+)$/.exec(wire) ?? [];
      if (target === undefined) throw new Error(`Not a wire: ${wire}`);
      return { id: `${source}-${port}`, source, port, target };
    }),
  };
}

/** An action that is delivered to the ledger at `host` under this path. */
export function post(host: string, path: string, config: object = {}): readonly ['action', object] {
  const operation = { type: 'http', url: `http://${host}/${path}`, body: { run: '{{ run.id }}' } };
  return ['action', { operation, reversible: false, retries: 10, ...config }];
}

/** An agent that proposes the same for every case. */
export const proposes = (decision: string): readonly ['agent', object] => [
  'agent',
  { provider: { type: 'rules', rules: [{ when: 'true', decision, confidence: 0.9, summary: decision }] } },
];
