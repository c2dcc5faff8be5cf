import {
  FLOW_SCHEMA,
  FlowDocument,
  type FlowEdge,
  type GateConfig,
  type GivenProvider,
  type JsonSchema,
  type TriggerConfig,
} from '@countersign/model';

type Output = { readonly name: string; readonly value: string };

/** What is asked by a flow that nobody drew. */
export type OneGate = {
  readonly name: string;
  readonly description: string;
  readonly input: JsonSchema;
  readonly trigger: Pick<TriggerConfig, 'channels' | 'subject' | 'caseType'>;
  readonly provider: Omit<GivenProvider, 'type'>;
  readonly payload: JsonSchema;
  readonly gate: Pick<GateConfig, 'question' | 'isFixed'>;
  /** What the run hands back to whoever started it, whatever was answered. */
  readonly output: readonly Output[];
  /** Whether a reviewer may say something instead of yes or no. */
  readonly takesReplies: boolean;
};

/** An unanswered case is given up then; silence is never an answer. */
const GIVEN_UP_AFTER = '30d';

const ENDS = [
  { port: 'approved', title: 'Approved' },
  { port: 'rejected', title: 'Rejected' },
  { port: 'sentBack', title: 'Replied' },
  { port: 'expired', title: 'Nobody answered' },
] as const;

/**
 * A flow of one gate: the proposal comes with the case, a person answers, and the answer is the outcome. It is a flow like
 * every other, so it can be opened and drawn on.
 */
export function oneGateFlow(asked: OneGate): FlowDocument {
  const { trigger, provider, payload, gate, output, takesReplies } = asked;
  const ends = ENDS.filter(({ port }) => takesReplies || port !== 'sentBack');
  const at = (column: number, row: number) => ({ x: column * 300, y: row * 160 });
  return FlowDocument.parse({
    schema: FLOW_SCHEMA,
    ...{ name: asked.name, description: asked.description, input: asked.input },
    nodes: [
      { id: 'arrival', kind: 'trigger', title: 'Case', config: trigger, position: at(0, 1) },
      {
        ...{ id: 'given', kind: 'agent', title: 'As it came', position: at(1, 1) },
        config: { provider: { type: 'given', ...provider }, payload },
      },
      {
        ...{ id: 'review', kind: 'gate', title: 'Review', position: at(2, 1) },
        config: { ...gate, expiresAfter: GIVEN_UP_AFTER },
      },
      ...ends.map(({ port, title }, row) => ({
        ...{ id: port, kind: 'end', title, position: at(3, row) },
        config: { outcome: port, output: port === 'expired' ? [] : output },
      })),
      {
        ...{ id: 'unreadable', kind: 'end', title: 'Not readable', position: at(2, 3) },
        config: { outcome: 'unreadable' },
      },
    ],
    edges: [
      edge('arrival', 'next', 'given'),
      edge('given', 'proposed', 'review'),
      edge('given', 'failed', 'unreadable'),
      ...ends.map(({ port }) => edge('review', port, port)),
    ],
  });
}

const edge = (source: string, port: string, target: string) =>
  ({ id: `${source}-${port}`, source, port, target }) as FlowEdge; // safe: literals that are ids and ports
