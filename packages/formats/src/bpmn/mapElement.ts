import { type ImportLoss, UNCHOSEN_FLOW } from '@countersign/model';
import type { XmlElement } from '../read/parseXml.ts';
import { lost, quoted, told } from '../sketch/losses.ts';
import { gate, waitFor, waitForSignal } from '../sketch/mappings.ts';
import { branching, type Mapping, passing, placeholder, type Way } from '../sketch/sketchStep.ts';
import { linkName } from './linkFlows.ts';
import type { BpmnFlow, BpmnModel } from './model.ts';
import { readFlow, saidAt } from './readFlow.ts';
import { cycleDuration, isInterrupting, isoDuration, timerOf } from './timers.ts';
import { describePart } from './unreadParts.ts';

export type BpmnElement = {
  readonly element: XmlElement;
  readonly name: string;
  readonly model: BpmnModel;
  /** Whether it stands in a sub-process, where starts and ends are not those of the run. */
  readonly isInner: boolean;
};

/** `ports` says by which port a flow leaves; `of <id>` is for all flows of the element. */
type ElementMapping = Mapping & { readonly ports?: readonly (readonly [string, string])[] };

const NODES =
  /^(task|userTask|manualTask|serviceTask|scriptTask|sendTask|receiveTask|businessRuleTask|callActivity|subProcess|transaction|adHocSubProcess|startEvent|endEvent|intermediateCatchEvent|intermediateThrowEvent|boundaryEvent|exclusiveGateway|inclusiveGateway|parallelGateway|eventBasedGateway|complexGateway)$/;

export const isFlowNode = ({ name }: XmlElement): boolean => NODES.test(name);

/** One element as a step, with what it says that has no counterpart. */
export function mapElement(input: BpmnElement): ElementMapping {
  const mapping = mapped(input);
  const { element, model } = input;
  const isGateway = element.name.endsWith('Gateway');
  const conditional = model.flows.filter(
    (flow) => flow.source === element.attributes['id'] && flow.condition !== '',
  );
  const conditions = isGateway ? [] : conditional.map(({ condition }) => lost('condition', condition));
  return { ...mapping, losses: [...(mapping.losses ?? []), ...conditions, ...markers(element, model)] };
}

function mapped(input: BpmnElement): ElementMapping {
  const { element, name, model, isInner } = input;
  const id = element.attributes['id'] ?? '';
  const all = (port: string) => [[`of ${id}`, port] as const];
  switch (element.name) {
    case 'startEvent':
      return isInner ? passing() : { kind: 'trigger', config: {}, losses: startLosses(element) };
    case 'endEvent':
      return mapEnd(input);
    case 'userTask':
    case 'manualTask':
      return { ...mapPerson(input), ports: all('approved') };
    case 'callActivity':
      return { ...mapCall(element), ports: all('done') };
    case 'receiveTask':
    case 'intermediateCatchEvent':
      return eventOf(element) === 'link' ? mapLink(input) : mapCatch(element, name);
    case 'boundaryEvent':
    case 'subProcess':
    case 'transaction':
    case 'adHocSubProcess':
      return passing();
    case 'intermediateThrowEvent':
      if (eventOf(element) === 'link') return mapLink(input);
      return eventOf(element) === '' ? passing() : placeholder();
    case 'parallelGateway':
    case 'inclusiveGateway':
      return mapFork(input);
    case 'exclusiveGateway':
    case 'eventBasedGateway':
    case 'complexGateway':
      return mapChoice(input);
    default: {
      const canFail = (model.boundaries.get(id) ?? []).some((event) => eventOf(event) === 'error');
      return canFail ? { ...placeholder({ canFail }), ports: all('done') } : placeholder();
    }
  }
}

/** `timer`, `message`, `error` …; empty for a plain event. */
export const eventOf = ({ children }: XmlElement): string =>
  /^(\w+)EventDefinition$/.exec(
    children.find(({ name }) => name.endsWith('EventDefinition'))?.name ?? '',
  )?.[1] ?? '';

function startLosses(element: XmlElement): ImportLoss[] {
  const event = eventOf(element);
  if (event === '') return [];
  return [lost('setting', event === 'timer' ? `timer ${timerOf(element).text}` : event)];
}

function mapEnd({ element, isInner }: BpmnElement): Mapping {
  const event = eventOf(element);
  if (isInner && event !== 'terminate' && event !== 'error') return passing();
  const outcome = event === 'error' ? 'failed' : event === 'terminate' ? 'terminated' : 'done';
  const losses = ['', 'error', 'terminate'].includes(event) ? [] : [lost('setting', event)];
  return { kind: 'end', config: { outcome }, losses };
}

/**
 * A person works here, so a person countersigns. Of the timers on its border, one that ends the work is the time after which
 * the review expires, and one that does not is a reminder.
 */
function mapPerson({ element, name, model }: BpmnElement): Mapping {
  const timers = (model.boundaries.get(element.attributes['id'] ?? '') ?? []).filter(
    (event) => eventOf(event) === 'timer',
  );
  const timer = timers.find(isInterrupting);
  const beside = timers.find((event) => !isInterrupting(event));
  const known = timer === undefined ? null : isoDuration(timerOf(timer).text);
  const remindAfter = beside === undefined ? null : cycleDuration(timerOf(beside).text);
  const documentation = element.children.find((child) => child.name === 'documentation')?.text.trim();
  const expiresAfter = timer === undefined ? null : (known ?? '1d');
  const mapping = gate(plainText(documentation || name), { expiresAfter, remindAfter });
  const losses: ImportLoss[] = [];
  if (timer !== undefined && known === null) losses.push(lost('condition', `timer ${timerOf(timer).text}`));
  if (remindAfter !== null) {
    losses.push(told('meaning', 'its timer began something beside the work; here it reminds the reviewer.'));
  } else if (beside !== undefined) losses.push(lost('setting', `timer ${timerOf(beside).text}`));
  return { ...mapping, losses };
}

/** Holes of ours have two braces, theirs one with a sign; nothing of a file may be evaluated. */
const plainText = (text: string): string =>
  text
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll('{{', '⟨')
    .replaceAll('}}', '⟩');

function mapCall(element: XmlElement): Mapping {
  const called = element.attributes['calledElement'] ?? '';
  const losses = called === '' ? [] : [lost('setting', `calledElement ${called}`)];
  return { kind: 'subflow', config: { flow: UNCHOSEN_FLOW, input: 'input' }, losses };
}

function mapCatch(element: XmlElement, name: string): Mapping {
  if (eventOf(element) !== 'timer') return waitForSignal(name);
  const { text, type } = timerOf(element);
  const duration = isoDuration(text);
  if (duration !== null) return waitFor(duration);
  if (type === 'timeDate' && /^\d{4}-\d\d-\d\d/.test(text)) {
    return { kind: 'wait', config: { until: { type: 'time', time: JSON.stringify(text) } } };
  }
  return { ...waitFor('1h'), losses: [lost('condition', `timer ${text}`)] };
}

/** Both ends of a link only lead on; one without the other leads from or to nowhere. */
function mapLink({ element, name, model }: BpmnElement): Mapping {
  const id = element.attributes['id'];
  const isThrown = element.name === 'intermediateThrowEvent';
  const isLinked = model.flows.some(({ source, target }) => (isThrown ? source : target) === id);
  if (isLinked) return passing();
  const link = quoted(linkName(element) || name);
  const fault = isThrown ? `no event catches the link ${link}.` : `no event leads to the link ${link}.`;
  return { ...passing(), losses: [told('fault', fault)] };
}

const leaving = ({ element, model }: BpmnElement): readonly BpmnFlow[] =>
  model.flows.filter(({ source }) => source === element.attributes['id']);

/** Several ways out run side by side; one way out means that ways come together. */
function mapFork(input: BpmnElement): ElementMapping {
  const flows = leaving(input);
  const isInclusive = input.element.name === 'inclusiveGateway';
  if (flows.length < 2) return { kind: 'join', config: {} };
  const branches = flows.map((flow, index) => ({
    port: `branch${index + 1}`,
    title: flow.name.slice(0, 120) || `Branch ${index + 1}`,
  }));
  const losses: ImportLoss[] = isInclusive
    ? [
        told('meaning', 'only the ways whose condition held were followed; here all of them are.'),
        ...flows.flatMap(({ condition }) => (condition === '' ? [] : [lost('condition', condition)])),
      ]
    : [];
  const ports = flows.map((flow, index) => [flow.id, `branch${index + 1}`] as const);
  return { kind: 'parallel', config: { branches }, losses, ports };
}

/** The default flow is what is taken otherwise; without one, the last. */
function mapChoice(input: BpmnElement): ElementMapping {
  const flows = leaving(input);
  if (flows.length < 2) return passing();
  const usual = input.element.attributes['default'];
  const ordered = [...flows].sort((left, right) => Number(left.id === usual) - Number(right.id === usual));
  const isEvent = input.element.name === 'eventBasedGateway';
  const ways = ordered.map(
    (flow, index): Way => ({
      port: `case${index + 1}`,
      title: flow.name || flow.condition || `Way ${index + 1}`,
      ...(isEvent ? {} : { when: readFlow(flow, input.model).when }),
    }),
  );
  const asked = ordered.filter(({ id }) => id !== usual);
  const losses: ImportLoss[] = isEvent
    ? [
        told('meaning', 'whichever event came first decided; here a condition does.'),
        lost('condition', 'which event came first'),
      ]
    : asked.flatMap((flow, index) =>
        // The last of several ways is taken otherwise, so what it asks is lost.
        index < ordered.length - 1 ? readFlow(flow, input.model).losses : lost('condition', saidAt(flow)),
      );
  const ports = ordered.map(
    (flow, index) => [flow.id, index === ordered.length - 1 ? 'otherwise' : `case${index + 1}`] as const,
  );
  return { ...branching(ways), losses, ports };
}

/** Loops and several instances stand as marks on an activity. */
const markers = (element: XmlElement, { names }: BpmnModel): ImportLoss[] =>
  element.children
    .filter(({ name }) => /LoopCharacteristics$/.test(name))
    .map((part) => lost('setting', describePart(part, names)));
