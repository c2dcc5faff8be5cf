import { type ImportLoss, UNCHOSEN_FLOW } from '@countersign/model';
import { type Fields, fieldsOf, listOf, numberOf, own, textOf } from '../read/fields.ts';
import { lost, unusedSettings } from '../sketch/losses.ts';
import { durationOf, email, gate, httpCall, languageAgent, waitFor } from '../sketch/mappings.ts';
import { literal, portName, type TextReader, textReader } from '../sketch/plainText.ts';
import { branching, type Mapping, passing, placeholder } from '../sketch/sketchStep.ts';
import { conditionText } from './conditionText.ts';

/** Paths (`$.order.id`), JSONata (`{% … %}`) and values that a deployment fills in (`${Queue}`). */
const aslText = (): TextReader =>
  textReader({
    isExpression: (text) => /^\$[.[]|^\$\$|^States\./.test(text),
    holes: /\{%([\s\S]*?)%\}|\$\{([^}]*)\}/g,
  });

const COMMON = [
  'Type',
  'Next',
  'End',
  'Comment',
  'Resource',
  'Catch',
  'Retry',
  'TimeoutSeconds',
  'QueryLanguage',
];

type State = { readonly name: string; readonly state: Fields; readonly hasCatch: boolean };

/** One state of the machine as a step. */
export function mapState({ name, state, hasCatch }: State): Mapping {
  switch (textOf(own(state, 'Type'))) {
    case 'Task':
      return mapTask({ name, state, hasCatch });
    case 'Pass':
      return mapPass(state);
    case 'Choice':
      return mapChoice(state);
    case 'Wait':
      return mapWait(state);
    case 'Fail':
      return { kind: 'end', config: { outcome: 'failed' }, losses: unusedSettings(state, COMMON) };
    case 'Parallel':
      return mapParallel(state);
    case 'Map':
      return mapMap(state);
    default:
      return { kind: 'end', config: {}, losses: unusedSettings(state, COMMON) };
  }
}

function mapTask({ name, state, hasCatch }: State): Mapping {
  const resource = textOf(own(state, 'Resource'));
  const settings = fieldsOf(own(state, 'Arguments') ?? own(state, 'Parameters'));
  const text = aslText();
  const mapped = taskOf(name, resource, settings, text);
  const used = [...COMMON, ...(mapped === null ? [] : ['Arguments', 'Parameters'])];
  const losses = [...text.losses, ...unusedSettings(state, used)];
  if (mapped === null) return { ...placeholder({ canFail: hasCatch }), losses };
  const config =
    mapped.kind === 'action' ? { ...fieldsOf(mapped.config), ...patience(state, losses) } : mapped.config;
  return { ...mapped, config, losses };
}

function taskOf(name: string, resource: string, settings: Fields, text: TextReader): Mapping | null {
  if (/waitForTaskToken|:activity:/.test(resource)) return gate(name);
  if (/:states:::http:invoke/.test(resource)) {
    const body = own(settings, 'RequestBody');
    const headers = Object.entries(fieldsOf(own(settings, 'Headers')));
    return httpCall({
      method: textOf(own(settings, 'Method')) || 'GET',
      url: text.template(textOf(own(settings, 'ApiEndpoint')) || textOf(own(settings, 'ApiEndpoint.$'))),
      headers: Object.fromEntries(headers.map(([key, value]) => [key, text.template(textOf(value))])),
      ...(body === undefined ? {} : { body: text.json(body) }),
    });
  }
  if (/:(sns|ses|sesv2)\b/.test(resource)) {
    const read = (key: string) =>
      text.template(textOf(own(settings, key)) || textOf(own(settings, `${key}.$`)));
    return email('team@example.com', read('Subject') || name, read('Message') || name);
  }
  if (/:states:startExecution|:states:::states:|startSyncExecution/.test(resource)) {
    text.losses.push(
      lost('setting', 'StateMachineArn'),
      lost('expression', JSON.stringify(own(settings, 'Input') ?? {})),
    );
    return { kind: 'subflow', config: { flow: UNCHOSEN_FLOW, input: 'input' } };
  }
  if (/bedrock/i.test(resource)) {
    const model = text.template(textOf(own(settings, 'ModelId')));
    text.losses.push(lost('setting', 'Body'));
    return languageAgent({ model, instructions: name, prompt: '(what the steps before have found)' });
  }
  return null;
}

/** Retries and time limits, as far as they can be said here. */
function patience(state: Fields, losses: ImportLoss[]): Fields {
  const retries = listOf(own(state, 'Retry')).map((one) => numberOf(own(fieldsOf(one), 'MaxAttempts')) ?? 3);
  const most = Math.max(0, ...retries);
  if (retries.length > 1 || most > 10) losses.push(lost('setting', 'Retry'));
  const timeout = durationOf((numberOf(own(state, 'TimeoutSeconds')) ?? 0) * 1_000);
  return {
    ...(retries.length === 0 ? {} : { retries: Math.min(10, Math.max(0, Math.round(most))) }),
    ...(timeout === null ? {} : { timeout }),
  };
}

function mapPass(state: Fields): Mapping {
  const text = aslText();
  const values = { ...fieldsOf(own(state, 'Result')), ...fieldsOf(own(state, 'Assign')) };
  const taken = new Set<string>();
  const set = Object.entries(values)
    .slice(0, 500)
    .map(([key, value]) => {
      const name = portName(key, 'value', taken);
      taken.add(name);
      const before = text.losses.length;
      const plain = text.json(value);
      return { name, value: text.losses.length > before ? 'null' : literal(plain) };
    });
  const losses = [...text.losses, ...unusedSettings(state, [...COMMON, 'Result', 'Assign'])];
  return set.length === 0 ? { ...passing(), losses } : { kind: 'transform', config: { set }, losses };
}

function mapChoice(state: Fields): Mapping {
  const choices = listOf(own(state, 'Choices')).map(fieldsOf);
  const said = choices.map(conditionText);
  const ways = [...said, 'Otherwise'].map((title, index) => ({ port: `case${index + 1}`, title }));
  const losses = [
    ...said.map((text) => lost('condition', text)),
    ...unusedSettings(state, [...COMMON, 'Choices', 'Default']),
  ];
  return { ...branching(ways), losses };
}

function mapWait(state: Fields): Mapping {
  const duration = durationOf((numberOf(own(state, 'Seconds')) ?? 0) * 1_000);
  const losses = unusedSettings(state, [...COMMON, 'Seconds', 'Timestamp', 'SecondsPath', 'TimestampPath']);
  if (duration !== null) return { ...waitFor(duration), losses };
  const time = textOf(own(state, 'Timestamp'));
  if (/^\d{4}-\d\d-\d\d/.test(time)) {
    return { kind: 'wait', config: { until: { type: 'time', time: JSON.stringify(time) } }, losses };
  }
  const path = ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath']
    .map((key) => textOf(own(state, key)))
    .find((one) => one !== '');
  return { ...waitFor('1h'), losses: [...losses, lost('condition', path ?? 'Wait')] };
}

function mapParallel(state: Fields): Mapping {
  const branches = listOf(own(state, 'Branches'));
  const losses = unusedSettings(state, [...COMMON, 'Branches', 'Retry']);
  if (branches.length < 2) return { ...passing(), losses };
  const named = branches.map((branch, index) => ({
    port: `branch${index + 1}`,
    title: textOf(own(fieldsOf(branch), 'StartAt')).slice(0, 120) || `Branch ${index + 1}`,
  }));
  return { kind: 'parallel', config: { branches: named }, losses };
}

function mapMap(state: Fields): Mapping {
  const ways = ['Each item', 'All done'].map((title, index) => ({ port: `case${index + 1}`, title }));
  const items = textOf(own(state, 'ItemsPath')) || textOf(own(state, 'Items')) || 'items';
  const used = [...COMMON, 'ItemProcessor', 'Iterator', 'ItemsPath', 'Items'];
  return {
    ...branching(ways),
    losses: [lost('condition', `whether items of ${items} are left`), ...unusedSettings(state, used)],
  };
}
