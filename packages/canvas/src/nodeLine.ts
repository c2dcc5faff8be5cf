import {
  type ActionOperation,
  type AgentProviderConfig,
  assertNever,
  type FlowNode,
} from '@countersign/model';

/** The one line on a card that tells more than its title: what it asks, calls, waits for or decides by. */
export function nodeLine(node: FlowNode): string {
  switch (node.kind) {
    case 'trigger':
      return node.config.channels.map((channel) => CHANNELS[channel]).join(' · ');
    case 'agent':
      return providerLine(node.config.provider);
    case 'gate':
      return node.config.question;
    case 'exception':
      return count(node.config.rules.length, 'rule', 'rules, in order');
    case 'sampler':
      return `${percent(node.config.rate)} of cases${node.config.targeted ? `, ${percent(node.config.targeted.rate)} of risky ones` : ''}`;
    case 'action':
      return operationLine(node.config.operation);
    case 'branch':
      return count(node.config.cases.length, 'case', 'cases, in order');
    case 'transform':
      return node.config.set.map((value) => value.name).join(', ');
    case 'wait':
      return waitLine(node.config.until);
    case 'parallel':
      return count(node.config.branches.length, 'branch', 'branches at the same time');
    case 'join':
      return 'Waits for all branches';
    case 'each':
      return `${node.config.flow} for each of ${node.config.items}`;
    case 'subflow':
      return node.config.flow;
    case 'end':
      return node.config.outcome;
    default:
      return assertNever(node);
  }
}

const CHANNELS = {
  api: 'API',
  manual: 'By hand',
  file: 'File',
  webhook: 'Webhook',
  schedule: 'Schedule',
} as const;

function providerLine(provider: AgentProviderConfig): string {
  switch (provider.type) {
    case 'rules':
      return count(provider.rules.length, 'rule', 'rules, in order');
    case 'recorded':
      return `Recorded: ${provider.recording}`;
    case 'learning':
      return `Learning: ${provider.model}`;
    case 'language':
      return provider.model;
    default:
      return assertNever(provider);
  }
}

function operationLine(operation: ActionOperation): string {
  switch (operation.type) {
    case 'http':
      return `${operation.method} ${operation.url}`;
    case 'email':
      return `E-mail to ${operation.to}`;
    case 'webhook':
      return `Webhook ${operation.event}`;
    default:
      return assertNever(operation);
  }
}

function waitLine(until: Extract<FlowNode, { kind: 'wait' }>['config']['until']): string {
  switch (until.type) {
    case 'duration':
      return `For ${until.duration}`;
    case 'workingTime':
      return `For ${until.duration} of working time`;
    case 'time':
      return `Until ${until.time}`;
    case 'signal':
      return `Until signal ${until.signal}`;
    default:
      return assertNever(until);
  }
}

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;
