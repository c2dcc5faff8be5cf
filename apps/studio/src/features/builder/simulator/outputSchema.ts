import { AgentFlag, type FlowNode, type Json } from '@countersign/model';
import type { Translate } from '../../../strings/catalogue.ts';
import type { FormSchema } from '../../../ui/SchemaForm/index.ts';

/** What the parts of a step's output are called, for whoever reads it; nothing of steps whose outputs people name themselves. */
export function outputSchema(node: FlowNode | undefined, t: Translate): FormSchema {
  switch (node?.kind) {
    case 'agent':
      // safe: both are the same plain JSON
      return withFailure(
        { ...proposal(t), payload: titled(t('simulator.payload'), node.config.payload as FormSchema) },
        t,
      );
    case 'gate':
      return withFailure(answer(t), t);
    case 'subflow':
      return withFailure(call(t), t);
    case 'each':
      return withFailure(
        { items: listOf(t('simulator.output.items'), call(t)), ended: titled(t('simulator.output.ended')) },
        t,
      );
    default:
      return withFailure({}, t);
  }
}

/** What somebody wants to know of an output: who made a proposal, and at what cost, is made up in a simulation. */
export function toldOutput(node: FlowNode | undefined, output: Json): Json {
  const isProposal =
    node?.kind === 'agent' && typeof output === 'object' && output !== null && !Array.isArray(output);
  if (!isProposal) return output;
  return Object.fromEntries(Object.entries(output).filter(([key]) => !MADE_UP.has(key)));
}

const MADE_UP: ReadonlySet<string> = new Set(['usage', 'agentVersion']);

type Fields = Readonly<Record<string, FormSchema>>;

const titled = (title: string, schema: FormSchema = {}): FormSchema => ({ ...schema, title });
const listOf = (title: string, properties: Fields): FormSchema => ({ title, items: { properties } });

const withFailure = (properties: Fields, t: Translate): FormSchema => ({
  properties: {
    ...properties,
    failed: titled(t('simulator.output.failed')),
    problem: titled(t('simulator.output.problem'), {
      properties: { message: titled(t('simulator.message')) },
    }),
  },
});

const proposal = (t: Translate): Fields => ({
  decision: titled(t('simulator.decision')),
  summary: titled(t('simulator.output.summary')),
  confidence: titled(t('simulator.confidence'), { type: 'number', minimum: 0, maximum: 1 }),
  reasoning: titled(t('review.reasoning')),
  evidence: listOf(t('review.evidence'), {
    label: titled(t('simulator.output.label')),
    quote: titled(t('simulator.output.quote')),
    source: titled(t('simulator.output.source')),
  }),
  flags: {
    title: t('simulator.flags'),
    items: { oneOf: AgentFlag.options.map((flag) => ({ const: flag, title: t(`flag.${flag}`) })) },
  },
});

const answer = (t: Translate): Fields => ({
  verdict: {
    title: t('simulator.output.verdict'),
    oneOf: (['approve', 'edit', 'reject', 'sendBack', 'passed', 'expired'] as const).map((verdict) => ({
      const: verdict,
      title: t(
        verdict === 'passed' || verdict === 'expired'
          ? `simulator.output.${verdict}`
          : `verdict.done.${verdict}`,
      ),
    })),
  },
  by: titled(t('simulator.output.by')),
  payload: titled(t('simulator.payload')),
  message: titled(t('simulator.message')),
  reasonCode: titled(t('simulator.reason')),
});

const call = (t: Translate): Fields => ({
  outcome: titled(t('simulator.output.outcome')),
  output: titled(t('simulator.output')),
  status: titled(t('simulator.output.status')),
});
