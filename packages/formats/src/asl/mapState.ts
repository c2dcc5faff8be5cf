import { type ImportLoss, UNCHOSEN_FLOW } from '@countersign/model';
import { readAs } from '../conditions/condition.ts';
import { type Fields, fieldsOf, isFields, listOf, numberOf, own, textOf } from '../read/fields.ts';
import { itemsLeft, lost, told } from '../sketch/losses.ts';
import { durationOf, email, gate, httpCall, languageAgent, waitFor } from '../sketch/mappings.ts';
import { namedLiteral, portName, type TextReader, textReader } from '../sketch/plainText.ts';
import { branching, type Mapping, passing, placeholder } from '../sketch/sketchStep.ts';
import { conditionText } from './conditionText.ts';
import { mapMail } from './mapMail.ts';
import { type FindPlace, readRule } from './readRule.ts';

/** Paths (`$.order.id`), JSONata (`{% … %}`) and values that a deployment fills in (`${Queue}`). */
const aslText = (): TextReader =>
  textReader({
    isExpression: (text) => /^\$[.[]|^\$\$|^States\./.test(text),
    holes: /\{%([\s\S]*?)%\}|\$\{([^}]*)\}/g,
  });

type State = {
  readonly name: string;
  readonly state: Fields;
  readonly hasCatch: boolean;
  /** Finds the values that its choices ask for. */
  readonly find: FindPlace;
};

/** One state of the machine as a step. */
export function mapState(found: State): Mapping {
  const { state } = found;
  switch (textOf(own(state, 'Type'))) {
    case 'Task':
      return mapTask(found);
    case 'Pass':
      return mapPass(state);
    case 'Choice':
      return mapChoice(found);
    case 'Wait':
      return mapWait(state);
    case 'Fail':
      return { kind: 'end', config: { outcome: 'failed' } };
    case 'Parallel':
      return mapParallel(state);
    case 'Map':
      return mapMap(state);
    default:
      return { kind: 'end', config: {} };
  }
}

function mapTask({ name, state, hasCatch }: State): Mapping {
  const resource = textOf(own(state, 'Resource'));
  const settings = fieldsOf(own(state, 'Arguments') ?? own(state, 'Parameters'));
  const text = aslText();
  if (/waitForTaskToken|:activity:/.test(resource)) return mapCallback(name, state);
  const mapped = taskOf({ resource, settings, text });
  if (mapped === null) return placeholder({ canFail: hasCatch });
  const losses = [...(mapped.losses ?? []), ...text.losses];
  if (mapped.kind !== 'action') return { ...mapped, losses };
  const config = { ...fieldsOf(mapped.config), ...patience(state, losses) };
  return { ...mapped, config, losses, settled: ['Retry.ErrorEquals'] };
}

/** Who holds the token decides; when nobody has in time, the review expires. */
function mapCallback(name: string, state: Fields): Mapping {
  return gate(name, { expiresAfter: durationOf((numberOf(own(state, 'TimeoutSeconds')) ?? 0) * 1_000) });
}

type Task = {
  readonly resource: string;
  readonly settings: Fields;
  readonly text: TextReader;
};

function taskOf({ resource, settings, text }: Task): Mapping | null {
  if (/:states:::http:invoke/.test(resource)) return mapHttp(settings, text);
  if (/:sns:publish\b/.test(resource)) return mapPublish(settings, text);
  if (/:states:startExecution|:states:::states:|startSyncExecution/.test(resource)) {
    text.losses.push(lost('expression', JSON.stringify(own(settings, 'Input') ?? {})));
    if (!/\.sync|startSync/.test(resource)) {
      text.losses.push(told('meaning', 'it went on without waiting for what it started; here it waits.'));
    }
    return { kind: 'subflow', config: { flow: UNCHOSEN_FLOW, input: 'input' } };
  }
  if (/bedrock/i.test(resource)) {
    const model = text.template(textOf(own(settings, 'ModelId')));
    return languageAgent({ model, instructions: '', prompt: '' });
  }
  return mapMail(resource, settings, text);
}

function mapHttp(settings: Fields, text: TextReader): Mapping {
  const body = own(settings, 'RequestBody');
  const headers = Object.entries(fieldsOf(own(settings, 'Headers')));
  const query = Object.entries(fieldsOf(own(settings, 'QueryParameters'))).map(
    ([key, value]) => `${encodeURIComponent(key)}=${text.template(textOf(value))}`,
  );
  const url = text.template(textOf(own(settings, 'ApiEndpoint')) || textOf(own(settings, 'ApiEndpoint.$')));
  const account = textOf(own(fieldsOf(own(settings, 'Authentication')), 'ConnectionArn'));
  if (account !== '') text.losses.push(lost('credential', account));
  return httpCall({
    method: textOf(own(settings, 'Method')) || 'GET',
    url: query.length === 0 ? url : `${url}${url.includes('?') ? '&' : '?'}${query.join('&')}`,
    headers: Object.fromEntries(headers.map(([key, value]) => [key, text.template(textOf(value))])),
    ...(body === undefined ? {} : { body: text.json(body) }),
  });
}

/** Who has subscribed to a topic is not in the file, so a mail here has no recipient yet. */
function mapPublish(settings: Fields, text: TextReader): Mapping {
  const read = (key: string) =>
    text.template(textOf(own(settings, key)) || textOf(own(settings, `${key}.$`)));
  return email({ to: '', subject: read('Subject'), body: read('Message') });
}

/** Retries and time limits, as far as they can be said here. Without any, theirs tries once. */
function patience(state: Fields, losses: ImportLoss[]): Fields {
  const rules = listOf(own(state, 'Retry')).map(fieldsOf);
  const most = Math.max(0, ...rules.map((one) => numberOf(own(one, 'MaxAttempts')) ?? 3));
  if (rules.length > 1 || most > 10) losses.push(lost('setting', 'Retry'));
  const errors = new Set(rules.flatMap((one) => listOf(own(one, 'ErrorEquals')).map(textOf)));
  if ([...errors].some((error) => error !== 'States.ALL')) losses.push(lost('setting', 'Retry.ErrorEquals'));
  const timeout = durationOf((numberOf(own(state, 'TimeoutSeconds')) ?? 0) * 1_000);
  return {
    retries: Math.min(10, Math.max(0, Math.round(most))),
    ...(timeout === null ? {} : { timeout }),
  };
}

function mapPass(state: Fields): Mapping {
  const text = aslText();
  const result = own(state, 'Result');
  const results = result === undefined || isFields(result) ? fieldsOf(result) : { result };
  const values = { ...results, ...fieldsOf(own(state, 'Assign')) };
  const taken = new Set<string>();
  const set = Object.entries(values)
    .slice(0, 500)
    .map(([key, value]) => {
      const name = portName(key, 'value', taken);
      taken.add(name);
      const said = namedLiteral(key, text.json(value));
      text.losses.push(...said.losses);
      return { name, value: said.value };
    });
  const { losses } = text;
  return set.length === 0 ? { ...passing(), losses } : { kind: 'transform', config: { set }, losses };
}

function mapChoice({ state, find }: State): Mapping {
  const choices = listOf(own(state, 'Choices')).map(fieldsOf);
  const ways = choices.map((rule, index) => {
    const title = conditionText(rule);
    return { port: `case${index + 1}`, title, ...readAs(readRule(rule, find), title) };
  });
  const otherwise = { port: 'otherwise', title: 'Otherwise' };
  return { ...branching([...ways, otherwise]), losses: ways.flatMap(({ losses }) => losses) };
}

function mapWait(state: Fields): Mapping {
  const duration = durationOf((numberOf(own(state, 'Seconds')) ?? 0) * 1_000);
  if (duration !== null) return waitFor(duration);
  const time = textOf(own(state, 'Timestamp'));
  if (/^\d{4}-\d\d-\d\d/.test(time)) {
    return { kind: 'wait', config: { until: { type: 'time', time: JSON.stringify(time) } } };
  }
  const path = ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath']
    .map((key) => textOf(own(state, key)))
    .find((one) => one !== '');
  return { ...waitFor('1h'), losses: [lost('condition', path ?? 'Wait')] };
}

function mapParallel(state: Fields): Mapping {
  const branches = listOf(own(state, 'Branches'));
  if (branches.length < 2) return passing();
  const named = branches.map((branch, index) => ({
    port: `branch${index + 1}`,
    title: textOf(own(fieldsOf(branch), 'StartAt')).slice(0, 120) || `Branch ${index + 1}`,
  }));
  return { kind: 'parallel', config: { branches: named } };
}

function mapMap(state: Fields): Mapping {
  const ways = ['Each item', 'All done'].map((title, index) => ({ port: `case${index + 1}`, title }));
  const items = textOf(own(state, 'ItemsPath')) || textOf(own(state, 'Items')) || 'items';
  return { ...branching(ways), losses: [itemsLeft(items)] };
}
