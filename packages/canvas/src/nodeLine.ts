import {
  type ActionOperation,
  type AgentProviderConfig,
  assertNever,
  type FlowNode,
  type NodeOf,
  UNCHOSEN_FLOW,
} from '@countersign/model';
import { type CanvasLabels, filled } from './canvasLabels.ts';

type Phrase = CanvasLabels['phrase'];

/** The one line on a card that tells more than its title: what it asks, calls, waits for or decides by. */
export function nodeLine(node: FlowNode, phrase: Phrase = filled): string {
  switch (node.kind) {
    case 'trigger':
      return node.config.channels.map((channel) => phrase(CHANNELS[channel])).join(' · ');
    case 'agent':
      return providerLine(node.config.provider, phrase);
    case 'gate':
      return node.config.question;
    case 'exception':
      return phrase(...count(node.config.rules.length, 'rule', 'rules, in order'));
    case 'sampler':
      return samplerLine(node.config, phrase);
    case 'action':
      return operationLine(node.config.operation, phrase);
    case 'branch':
      return phrase(...count(node.config.cases.length, 'case', 'cases, in order'));
    case 'transform':
      return node.config.set.map((value) => value.name).join(', ');
    case 'wait':
      return waitLine(node.config.until, phrase);
    case 'parallel':
      return phrase(...count(node.config.branches.length, 'branch', 'branches at the same time'));
    case 'join':
      return phrase('Waits for all branches');
    case 'each':
      return phrase('{} for each of {}', flowName(node.config.flow, phrase), node.config.items);
    case 'subflow':
      return flowName(node.config.flow, phrase);
    case 'end':
      return node.config.outcome;
    default:
      return assertNever(node);
  }
}

const flowName = (flow: string, phrase: Phrase): string =>
  flow === UNCHOSEN_FLOW ? phrase('Choose a flow') : flow;

const CHANNELS = {
  api: 'API',
  manual: 'By hand',
  file: 'File',
  webhook: 'Webhook',
  schedule: 'Schedule',
} as const;

function providerLine(provider: AgentProviderConfig, phrase: Phrase): string {
  switch (provider.type) {
    case 'rules':
      return phrase(...count(provider.rules.length, 'rule', 'rules, in order'));
    case 'recorded':
      return phrase('Recorded: {}', provider.recording);
    case 'learning':
      return phrase('Learning: {}', provider.model);
    case 'language':
      return provider.model;
    default:
      return assertNever(provider);
  }
}

function samplerLine({ rate, targeted }: NodeOf<'sampler'>['config'], phrase: Phrase): string {
  if (targeted === undefined) return phrase('{} of cases', percent(rate));
  return phrase('{} of cases, {} of risky ones', percent(rate), percent(targeted.rate));
}

function operationLine(operation: ActionOperation, phrase: Phrase): string {
  switch (operation.type) {
    case 'http':
      return `${operation.method} ${operation.url}`;
    case 'email':
      return phrase('E-mail to {}', operation.to);
    case 'webhook':
      return phrase('Webhook {}', operation.event);
    default:
      return assertNever(operation);
  }
}

function waitLine(until: NodeOf<'wait'>['config']['until'], phrase: Phrase): string {
  switch (until.type) {
    case 'duration':
      return phrase('For {}', until.duration);
    case 'workingTime':
      return phrase('For {} of working time', until.duration);
    case 'time':
      return phrase('Until {}', until.time);
    case 'signal':
      return phrase('Until signal {}', until.signal);
    default:
      return assertNever(until);
  }
}

const count = (number: number, one: string, many: string): [string, number] => [
  `{} ${number === 1 ? one : many}`,
  number,
];
const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;
