import type { FlowDocument, JsonSchema } from '@countersign/model';
import { oneGateFlow } from './oneGateFlow.ts';

/** What a reviewer may do besides saying yes or no: change what is proposed, and reply in words. */
export type ExtraAnswers = { readonly edit: boolean; readonly reply: boolean };

const TEXT: JsonSchema = { type: 'string' };
const INPUT: JsonSchema = {
  type: 'object',
  required: ['action'],
  properties: {
    action: { ...TEXT, title: 'Action' },
    args: { type: 'object', title: 'Arguments' },
    description: { ...TEXT, title: 'Description' },
    confidence: { type: 'number', title: 'Confidence' },
    reasoning: { ...TEXT, title: 'Reasoning' },
    agent: { ...TEXT, title: 'Agent' },
  },
};

const PAYLOAD: JsonSchema = {
  type: 'object',
  required: ['action', 'args'],
  additionalProperties: false,
  properties: {
    action: { ...TEXT, title: 'Action', minLength: 1 },
    args: { type: 'object', title: 'Arguments' },
  },
};

/** The flow through which an agent outside asks for approval: what it wants to do is the proposal, the verdict its output. */
export function approvalFlow({ edit, reply }: ExtraAnswers): FlowDocument {
  const also = [...(edit ? ['edits'] : []), ...(reply ? ['replies'] : [])].join(' and ');
  return oneGateFlow({
    name: also === '' ? 'Agent approvals' : `Agent approvals with ${also}`,
    description: 'Made for agents outside that ask for approval and wait for the answer.',
    input: INPUT,
    trigger: { channels: ['api', 'manual'], subject: '{{ input.action }}' },
    provider: {
      decision: '{{ input.action }}',
      confidence: 'input.confidence',
      summary: textOf('description'),
      reasoning: [textOf('reasoning')],
      payload: { action: '{{ input.action }}', args: '{{ has(input.args) ? input.args : {} }}' },
      agent: textOf('agent'),
    },
    payload: PAYLOAD,
    gate: { question: 'May the agent do this?', ...(edit ? {} : { isFixed: true }) },
    output: ['verdict', 'payload', 'message', 'by'].map((name) => ({ name, value: `steps.review.${name}` })),
    takesReplies: reply,
  });
}

const textOf = (field: string): string => `{{ has(input.${field}) ? input.${field} : "" }}`;

/** Whether a flow still is one for approvals, also when somebody has drawn on it since. */
export const takesApprovals = ({ nodes }: FlowDocument): boolean =>
  nodes.some((node) => node.kind === 'trigger' && node.config.channels.includes('api')) &&
  nodes.some((node) => node.kind === 'agent' && node.config.provider.type === 'given') &&
  nodes.some((node) => node.kind === 'gate');
