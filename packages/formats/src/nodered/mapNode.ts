import { type Json, UNCHOSEN_FLOW } from '@countersign/model';
import { type Fields, fieldsOf, listOf, numberOf, own, textOf } from '../read/fields.ts';
import { lost, told, unusedSettings } from '../sketch/losses.ts';
import { durationOf, email, httpCall, languageAgent, waitFor } from '../sketch/mappings.ts';
import { literal, portName, type TextReader, textReader } from '../sketch/plainText.ts';
import { branching, type Mapping, passing, placeholder } from '../sketch/sketchStep.ts';

type RedNode = {
  readonly node: Fields;
  readonly type: string;
  readonly name: string;
  readonly outputs: number;
};

const LAYOUT = ['id', 'type', 'z', 'g', 'x', 'y', 'wires', 'name', 'd', 'outputs', 'l', 'info', 'icon'];

/** Mustache holes, of two or three braces. */
const redText = (): TextReader => textReader({ holes: /\{\{\{?([\s\S]*?)\}?\}\}/g });

const rest = (node: Fields, ...used: string[]) => unusedSettings(node, [...LAYOUT, ...used]);

const MAPPINGS: Readonly<Record<string, (node: RedNode) => Mapping>> = {
  inject: ({ node }) => mapInject(node),
  'http in': ({ node }) => trigger(rest(node)),
  switch: (node) => mapSwitch(node),
  change: ({ node }) => mapChange(node),
  delay: ({ node }) => mapDelay(node),
  'http request': ({ node }) => mapHttp(node),
  'e-mail': ({ node, name }) => mapEmail(node, name),
  'http response': ({ node }) => ({ kind: 'end', config: {}, losses: rest(node) }),
  debug: ({ node }) => ({ ...passing(), losses: rest(node, 'active', 'tosidebar', 'console', 'tostatus') }),
  'link in': ({ node }) => ({ ...passing(), losses: rest(node, 'links') }),
  'link out': ({ node }) => ({ ...passing(), losses: rest(node, 'links', 'mode') }),
  junction: ({ node }) => ({ ...passing(), losses: rest(node) }),
  join: ({ node }) => ({ kind: 'join', config: {}, losses: rest(node) }),
};

/** What becomes of a node of the palette that everybody has; all others become placeholders. */
export function mapNode(node: RedNode): Mapping {
  const { type, outputs } = node;
  if (Object.hasOwn(MAPPINGS, type)) return MAPPINGS[type]!(node);
  if (type.startsWith('subflow:')) {
    const losses = [lost('setting', type), ...rest(node.node)];
    return { kind: 'subflow', config: { flow: UNCHOSEN_FLOW, input: 'input' }, losses };
  }
  if (/openai|chatgpt|llm|anthropic|ollama/i.test(type)) return mapAgent(node);
  if (/ in$|^(mqtt in|watch|tail)$/.test(type) && outputs > 0) return trigger(rest(node.node));
  const ways = Array.from({ length: outputs }, (_, index) => ({
    port: `case${index + 1}`,
    title: `Output ${index + 1}`,
  }));
  return placeholder({ ways });
}

const trigger = (losses: Mapping['losses'] = [], config: Json = {}): Mapping => ({
  kind: 'trigger',
  config,
  losses,
});

function mapInject(node: Fields): Mapping {
  const cron = textOf(own(node, 'crontab')).trim();
  const seconds = numberOf(own(node, 'repeat')) ?? 0;
  const used = ['crontab', 'repeat', 'once', 'onceDelay', 'payloadType', 'topic'];
  const losses = rest(node, ...used);
  if (cron.split(/\s+/).length === 5) {
    return trigger(losses, { channels: ['schedule', 'manual'], schedule: { cron } });
  }
  const minutes = Math.round(seconds / 60);
  if (seconds >= 60 && minutes < 60) {
    return trigger(losses, { channels: ['schedule', 'manual'], schedule: { cron: `*/${minutes} * * * *` } });
  }
  const lostTimes = seconds > 0 ? [lost('setting', `repeat every ${seconds} s`)] : [];
  return trigger([...losses, ...lostTimes], { channels: ['manual', 'api', 'file'] });
}

function mapSwitch({ node, outputs }: RedNode): Mapping {
  const rules = listOf(own(node, 'rules')).map(fieldsOf);
  const property = textOf(own(node, 'property')) || 'payload';
  const said = rules.map((rule) => `${property} ${textOf(own(rule, 't'))} ${textOf(own(rule, 'v'))}`.trim());
  const count = Math.max(1, rules.length, outputs);
  const ways = Array.from({ length: count + 1 }, (_, index) => ({
    port: `case${index + 1}`,
    title: said[index] ?? `Output ${index + 1}`,
  }));
  const losses = [
    ...said.map((text) => lost('condition', text)),
    ...rest(node, 'rules', 'property', 'propertyType', 'checkall', 'repair'),
  ];
  if (textOf(own(node, 'checkall')) === 'true' && rules.length > 1) {
    losses.push(told('meaning', 'every rule that held was followed; here only the first is.'));
  }
  return { ...branching(ways), losses };
}

function mapChange(node: Fields): Mapping {
  const taken = new Set<string>();
  const losses = rest(node, 'rules', 'action', 'property', 'from', 'to', 'reg');
  const set = listOf(own(node, 'rules'))
    .map(fieldsOf)
    .slice(0, 500)
    .map((rule) => {
      const name = portName(textOf(own(rule, 'p')), 'value', taken);
      taken.add(name);
      const kind = textOf(own(rule, 'tot')) || 'str';
      const isPlain = own(rule, 't') === 'set' && ['str', 'num', 'bool'].includes(kind);
      if (!isPlain) losses.push(lost('expression', JSON.stringify(rule)));
      const given = textOf(own(rule, 'to'));
      const value = kind === 'num' ? numberOf(given) : kind === 'bool' ? given === 'true' : given;
      return { name, value: isPlain ? literal(value) : 'null' };
    });
  return set.length === 0 ? { ...passing(), losses } : { kind: 'transform', config: { set }, losses };
}

const UNIT_MS: Readonly<Record<string, number>> = {
  milliseconds: 1,
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

function mapDelay(node: Fields): Mapping {
  const amount =
    (numberOf(own(node, 'timeout')) ?? 5) * (UNIT_MS[textOf(own(node, 'timeoutUnits'))] ?? 1_000);
  const losses =
    textOf(own(node, 'pauseType')) === 'delay'
      ? []
      : [lost('setting', `pauseType ${textOf(own(node, 'pauseType'))}`)];
  return { ...waitFor(durationOf(amount) ?? '5s'), losses };
}

function mapHttp(node: Fields): Mapping {
  const text = redText();
  const method = textOf(own(node, 'method')) || 'GET';
  const url = text.template(textOf(own(node, 'url')));
  const losses = [...text.losses, ...rest(node, 'method', 'url', 'ret')];
  if (method === 'use') losses.push(lost('expression', 'msg.method'));
  if (url === '') losses.push(lost('expression', 'msg.url'));
  return { ...httpCall({ method: method === 'use' ? 'POST' : method, url }), losses };
}

function mapEmail(node: Fields, name: string): Mapping {
  const text = redText();
  const mapping = email(
    text.template(textOf(own(node, 'name'))) || 'team@example.com',
    name,
    '⟨msg.payload⟩',
  );
  return { ...mapping, losses: [...text.losses, lost('expression', 'msg.payload'), ...rest(node)] };
}

function mapAgent({ node, name }: RedNode): Mapping {
  const mapping = languageAgent({
    ...{ model: textOf(own(node, 'model')), instructions: name, prompt: '⟨msg.payload⟩' },
  });
  return { ...mapping, losses: [lost('expression', 'msg.payload'), ...rest(node, 'model')] };
}
