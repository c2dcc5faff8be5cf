import {
  type ActionOperation,
  type AgentProviderConfig,
  assertNever,
  type ExceptionCondition,
  type FlowNode,
  type NodeOf,
  UNCHOSEN_FLOW,
} from '@countersign/model';
import { filled, type Phrase } from './phrase.ts';

/** The one line on a card that tells more than its title: what it asks, calls, waits for or decides by. */
export function nodeLine(node: FlowNode, phrase: Phrase = filled): string {
  if (node.origin?.isPlaceholder) return phrase('Placeholder for {}', node.origin.kind);
  switch (node.kind) {
    case 'trigger':
      return node.config.channels.map((channel) => phrase(CHANNELS[channel])).join(' · ');
    case 'agent':
      return agentLine(node.config.provider, phrase);
    case 'gate':
      return gateLine(node.config.policy, phrase);
    case 'exception':
      return node.config.rules.map(({ when }) => conditionLine(when, phrase)).join(' · ');
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

/** Who proposes, and how sure it says to be. */
function agentLine(provider: AgentProviderConfig, phrase: Phrase): string {
  const who = providerLine(provider, phrase);
  if (provider.type !== 'rules') return `${who} · ${phrase(SURE_BY[provider.type])}`;
  const sure = provider.rules.map((rule) => rule.confidence);
  const [least, most] = [Math.min(...sure), Math.max(...sure)];
  const span = least === most ? percent(least, phrase) : `${percent(least, phrase)}–${percent(most, phrase)}`;
  return `${who} · ${phrase('{} sure', span)}`;
}

/** Where the confidence comes from that gates compare with their ladder. */
const SURE_BY = {
  language: 'says how sure it is',
  learning: 'sure by its calibration',
  recorded: 'sure as recorded',
  given: 'sure as it came',
} as const;

/** On which rung it starts and what that rung lets pass; rung 0 lets nothing pass. */
function gateLine({ ladder, startRung }: NodeOf<'gate'>['config']['policy'], phrase: Phrase): string {
  const rung = ladder[startRung - 1];
  if (rung === undefined) {
    const [first] = ladder;
    if (first === undefined) return phrase('Reviews everything');
    return phrase('Rung 0 of {}: reviews everything', ladder.length);
  }
  const limit = rung.maxAmount === undefined ? '' : ` · ${phrase('≤ {}', rung.maxAmount)}`;
  return (
    phrase('Rung {} of {}: passes from {}', startRung, ladder.length, percent(rung.minConfidence, phrase)) +
    limit
  );
}

/** What sends a case away, as short as it can be said. */
function conditionLine(when: ExceptionCondition, phrase: Phrase): string {
  switch (when.type) {
    case 'expression':
      return when.expression;
    case 'flag':
      return when.flag.replaceAll('_', ' ');
    case 'lowConfidence':
      return phrase('below {} sure', percent(when.below, phrase));
    case 'policyLimit':
      return phrase('{} above {}', when.value, when.limit);
    case 'stepFailure':
      return phrase('{} failed', when.step);
    default:
      return assertNever(when);
  }
}

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
    case 'given':
      return phrase('Comes with the case');
    default:
      return assertNever(provider);
  }
}

function samplerLine({ rate, targeted }: NodeOf<'sampler'>['config'], phrase: Phrase): string {
  if (targeted === undefined) return phrase('{} of cases', percent(rate, phrase));
  return phrase('{} of cases, {} of risky ones', percent(rate, phrase), percent(targeted.rate, phrase));
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
const percent = (share: number, phrase: Phrase): string => phrase('{} %', Math.round(share * 1_000) / 10);
