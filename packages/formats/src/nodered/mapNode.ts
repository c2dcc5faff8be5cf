import { type ImportLoss, importBlank, type Json, UNCHOSEN_FLOW } from '@countersign/model';
import { type Fields, fieldsOf, listOf, numberOf, own, textOf } from '../read/fields.ts';
import { lost, told } from '../sketch/losses.ts';
import { durationOf, email, httpCall, languageAgent, stepOf, waitFor } from '../sketch/mappings.ts';
import { namedLiteral, portName, type TextReader, textReader } from '../sketch/plainText.ts';
import { branching, type Mapping, passing, placeholder } from '../sketch/sketchStep.ts';

type RedNode = {
  readonly node: Fields;
  readonly type: string;
  readonly name: string;
  readonly outputs: number;
};

/** Mustache holes, of two or three braces. */
const redText = (): TextReader => textReader({ holes: /\{\{\{?([\s\S]*?)\}?\}\}/g });

const MAPPINGS: Readonly<Record<string, (node: RedNode) => Mapping>> = {
  inject: ({ node }) => mapInject(node),
  'http in': () => trigger(),
  switch: (node) => mapSwitch(node),
  change: ({ node }) => mapChange(node),
  delay: ({ node }) => mapDelay(node),
  'http request': ({ node }) => mapHttp(node),
  'e-mail': ({ node }) => mapEmail(node),
  'http response': () => ({ kind: 'end', config: {} }),
  // Where messages are shown there; runs show everything here.
  debug: () => ({ ...passing(), settled: ['active', 'tosidebar', 'console', 'tostatus'] }),
  'link in': () => ({ ...passing(), settled: ['links'] }),
  'link out': () => ({ ...passing(), settled: ['links', 'mode'] }),
  junction: () => passing(),
  join: () => ({ kind: 'join', config: {} }),
};

/** What becomes of a node of the palette that everybody has; all others become placeholders. */
export function mapNode(node: RedNode): Mapping {
  const { type, outputs } = node;
  if (Object.hasOwn(MAPPINGS, type)) return MAPPINGS[type]!(node);
  if (type.startsWith('subflow:')) {
    const losses = [lost('setting', type)];
    return { kind: 'subflow', config: { flow: UNCHOSEN_FLOW, input: 'input' }, losses };
  }
  if (/openai|chatgpt|llm|anthropic|ollama/i.test(type)) return mapAgent(node);
  if (/ in$|^(mqtt in|watch|tail)$/.test(type) && outputs > 0) return trigger();
  const ways = Array.from({ length: outputs }, (_, index) => ({
    port: `case${index + 1}`,
    title: `Output ${index + 1}`,
  }));
  return placeholder({ ways });
}

const trigger = (losses: readonly ImportLoss[] = [], config: Json = {}): Mapping => ({
  ...{ kind: 'trigger', config, losses },
  // The time of the start stands with every run, and a delay matters only where it starts at once.
  settled: ['onceDelay', 'once', 'payloadType'],
});

function mapInject(node: Fields): Mapping {
  const cron = textOf(own(node, 'crontab')).trim();
  const seconds = numberOf(own(node, 'repeat')) ?? 0;
  const starts = own(node, 'once') === true ? [lost('setting', 'once')] : [];
  const schedule = (text: string) => ({ channels: ['schedule', 'manual'], schedule: { cron: text } });
  if (cron.split(/\s+/).length === 5) return trigger(starts, schedule(cron));
  const minutes = stepOf(seconds / 60, 60);
  if (minutes !== null) return trigger(starts, schedule(`${minutes} * * * *`));
  const times = [
    ...(seconds > 0 ? [lost('setting', `repeat every ${seconds} s`)] : []),
    ...(cron === '' ? [] : [lost('setting', `crontab ${cron}`)]),
  ];
  return trigger([...starts, ...times], { channels: ['manual', 'api', 'file'] });
}

function mapSwitch({ node, outputs }: RedNode): Mapping {
  const rules = listOf(own(node, 'rules')).map(fieldsOf);
  const property = textOf(own(node, 'property')) || 'payload';
  const said = rules.map((rule) =>
    [property, ...['t', 'v', 'v2'].map((key) => textOf(own(rule, key)))].join(' ').trim(),
  );
  // What no rule before takes is not asked for: it leaves by our way for the rest.
  const otherwise = rules.findIndex((rule) => own(rule, 't') === 'else');
  const count = Math.max(1, rules.length, outputs);
  const ways = Array.from({ length: count }, (_, index) => ({
    port: `case${index + 1}`,
    title: said[index] ?? `Output ${index + 1}`,
  })).filter((_, index) => index !== otherwise);
  const settled = ['rules', 'property', 'propertyType', 'checkall'];
  if (ways.length === 0) return { ...passing(), settled };
  const losses = ways.map(({ title }) => lost('condition', title));
  if (textOf(own(node, 'checkall')) === 'true' && ways.length > 1) {
    losses.push(told('meaning', 'every rule that held was followed; here only the first is.'));
  }
  return { ...branching([...ways, { port: 'otherwise', title: 'Otherwise' }]), losses, settled };
}

function mapChange(node: Fields): Mapping {
  const taken = new Set<string>();
  const losses: ImportLoss[] = [];
  const set = listOf(own(node, 'rules'))
    .map(fieldsOf)
    .slice(0, 500)
    .map((rule) => {
      const name = portName(textOf(own(rule, 'p')), 'value', taken);
      taken.add(name);
      const kind = textOf(own(rule, 'tot')) || 'str';
      const isOfMessage = ['', 'msg'].includes(textOf(own(rule, 'pt')));
      const isPlain = isOfMessage && own(rule, 't') === 'set' && ['str', 'num', 'bool'].includes(kind);
      if (!isPlain) losses.push(lost('expression', JSON.stringify(rule)));
      const given = textOf(own(rule, 'to'));
      const value = kind === 'num' ? numberOf(given) : kind === 'bool' ? given === 'true' : given;
      const said = namedLiteral(textOf(own(rule, 'p')), isPlain ? value : importBlank(given));
      losses.push(...said.losses);
      return { name, value: said.value };
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
  const duration = waitFor(durationOf(amount) ?? '5s');
  const pause = textOf(own(node, 'pauseType'));
  if (pause !== 'delay') return { ...duration, losses: [lost('setting', `pauseType ${pause}`)] };
  return { ...duration, settled: OF_OTHER_PAUSES };
}

/** Written with every delay, also where it only waits. */
const OF_OTHER_PAUSES = [
  ...['rate', 'nbRateUnits', 'rateUnits', 'randomFirst', 'randomLast', 'randomUnits', 'drop'],
  ...['allowrate', 'outputs'],
];

function mapHttp(node: Fields): Mapping {
  const text = redText();
  const method = textOf(own(node, 'method')) || 'GET';
  const url = text.template(textOf(own(node, 'url')));
  const { losses } = text;
  if (method === 'use') losses.push(lost('expression', 'msg.method'));
  if (url === '') losses.push(lost('expression', 'msg.url'));
  return { ...httpCall({ method: method === 'use' ? 'msg.method' : method, url }), losses, settled: ['ret'] };
}

function mapEmail(node: Fields): Mapping {
  const text = redText();
  const mapping = email({
    to: text.template(textOf(own(node, 'name'))),
    subject: importBlank('msg.topic'),
    body: importBlank('msg.payload'),
  });
  const ofMessage = ['msg.topic', 'msg.payload'].map((what) => lost('expression', what));
  return { ...mapping, losses: [...(mapping.losses ?? []), ...text.losses, ...ofMessage] };
}

function mapAgent({ node }: RedNode): Mapping {
  const mapping = languageAgent({
    model: textOf(own(node, 'model')),
    instructions: '',
    prompt: importBlank('msg.payload'),
  });
  return { ...mapping, losses: [lost('expression', 'msg.payload')] };
}
