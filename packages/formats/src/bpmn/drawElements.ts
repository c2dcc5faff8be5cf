import type { Json } from '@countersign/model';
import type { XmlElement } from '../read/parseXml.ts';
import { recordReading } from '../read/recordReading.ts';
import { quoted, told } from '../sketch/losses.ts';
import type { Sketch } from '../sketch/sketch.ts';
import { ownStep, passing, sketchStep } from '../sketch/sketchStep.ts';
import { drawBoundaries } from './drawBoundaries.ts';
import { isFlowNode, mapElement } from './mapElement.ts';
import type { BpmnModel } from './model.ts';
import { isHelper, ownContent, ownMapping, ownNote } from './ownContent.ts';
import type { Scope } from './scope.ts';
import { unreadParts } from './unreadParts.ts';

/** Draws the steps of a process; wires are drawn when all of them are known. */
export function drawElements(place: Scope): void {
  const { scope, sketch, model } = place;
  for (const element of scope.children) {
    if (element.name === 'textAnnotation') addNote(element, place);
    else if (element.name === 'boundaryEvent' || isHelper(element)) continue;
    else if (isFlowNode(element)) drawElement(element, place);
  }
  for (const event of scope.children.filter(({ name }) => name === 'boundaryEvent')) {
    if (!model.drawn.has(event.attributes['id'] ?? '')) drawElement(event, place);
  }
  if (place.inner !== null) enterScope(place, place.inner, sketch);
}

function drawElement(element: XmlElement, place: Scope, settled: ReadonlySet<string> = new Set()): void {
  const { sketch, model, inner } = place;
  const id = element.attributes['id'] ?? '';
  const name = nameOf(element, model);
  if (id === '' || model.drawn.has(id)) {
    const fault = id === '' ? `has no id` : `has the id ${quoted(id)}, like another one`;
    sketch.losses.push(told('fault', `${quoted(name)} ${fault}; it was left out.`));
    return;
  }
  model.drawn.add(id);
  const own = ownContent(element, 'step');
  const { fields, read } = recordReading(element);
  const mapping =
    own === null ? mapElement({ element: fields, name, model, isInner: inner !== null }) : ownMapping(own);
  const at = model.places.get(id) ?? null;
  const original = own === null ? toJson(element) : null;
  const kept = own === null ? {} : { own: { id, origin: own['origin'] } };
  const step = {
    ...sketchStep({ key: id, name, at, foreignKind: element.name, original }, mapping),
    ...kept,
  };
  if (own === null && !step.isPlaceholder) {
    step.losses.push(...unreadParts(element, { read, settled, names: model.names }));
  }
  const lane = model.lanes.get(id);
  if (step.kind === 'gate' && lane !== undefined)
    step.losses.push({ type: 'setting', what: quoted(`lane ${lane}`) });
  sketch.steps.push(step);
  for (const [flow, port] of mapping.ports ?? []) model.ports.set(flow, port);
  if (inner !== null && element.name === 'endEvent' && step.kind !== 'end') {
    sketch.wires.push({ from: id, port: 'next', to: inner.exit });
  }
  if (isSubProcess(element)) drawInside(element, step.key, place);
  drawBoundaries(step, place, (event, taken) => drawElement(event, place, taken));
}

const isSubProcess = ({ name }: XmlElement): boolean =>
  ['subProcess', 'transaction', 'adHocSubProcess'].includes(name);

/** The steps of a sub-process stand between it and a step of our own, from which its flows leave. */
function drawInside(element: XmlElement, key: string, { sketch, model }: Scope): void {
  if (!element.children.some(isFlowNode)) return;
  const exit = `#after ${key}`;
  const { kind, config } = passing();
  sketch.steps.push(ownStep(exit, `After ${nameOf(element, model)}`, { kind, config }));
  model.sources.set(key, exit);
  drawElements({ scope: element, sketch, model, inner: { entry: key, exit } });
}

/** Inside, what nothing leads to begins, and what leads nowhere ends. */
function enterScope({ scope, model }: Scope, inner: { entry: string; exit: string }, sketch: Sketch): void {
  const entered = new Set(model.flows.map(({ target }) => target));
  const left = new Set(model.flows.map(({ source }) => source));
  for (const element of scope.children.filter(isFlowNode)) {
    const id = element.attributes['id'] ?? '';
    if (!model.drawn.has(id) || element.name === 'boundaryEvent') continue;
    const isEventStart = element.attributes['triggeredByEvent'] === 'true';
    if (!entered.has(id) && !isEventStart) sketch.wires.push({ from: inner.entry, port: 'next', to: id });
    const step = sketch.steps.find(({ key }) => key === id);
    if (!left.has(id) && element.name !== 'endEvent' && step !== undefined) {
      const port = model.ports.get(`of ${id}`) ?? 'next';
      sketch.wires.push({ from: model.sources.get(id) ?? id, port, to: inner.exit });
    }
  }
}

function addNote(element: XmlElement, { sketch, model }: Scope): void {
  const text = element.children.find(({ name }) => name === 'text')?.text.trim() ?? '';
  const at = model.places.get(element.attributes['id'] ?? '') ?? { x: 0, y: 0 };
  if (text !== '') sketch.notes.push({ text, width: 220, height: 100, at, ...ownNote(element) });
}

/** Gateways often have no name; what they ask stands on their flows. */
function nameOf({ name, attributes }: XmlElement, { flows }: BpmnModel): string {
  const given = (attributes['name'] ?? '').replaceAll(/\s+/g, ' ').trim();
  if (given !== '') return given;
  const labels = flows.filter(({ source, name: label }) => source === attributes['id'] && label !== '');
  if (name.endsWith('Gateway') && labels.length > 1) {
    return labels.map((flow) => flow.name.replaceAll(/\s+/g, ' ')).join(' / ');
  }
  const words = name.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The element as the file has it; the steps of a sub-process are kept with themselves. */
function toJson(element: XmlElement): Json {
  const children = element.children.filter((child) => !isFlowNode(child) && child.name !== 'sequenceFlow');
  const text = element.text.trim();
  return {
    element: element.name,
    attributes: element.attributes,
    ...(text === '' ? {} : { text }),
    ...(children.length === 0 ? {} : { children: children.map(toJson) }),
  };
}
