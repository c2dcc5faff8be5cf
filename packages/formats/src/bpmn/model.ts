import type { Position } from '@countersign/model';
import type { XmlElement } from '../read/parseXml.ts';
import { quoted, told } from '../sketch/losses.ts';
import type { Sketch } from '../sketch/sketch.ts';
import { linkFlows } from './linkFlows.ts';

export type BpmnFlow = {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly target: string;
  readonly condition: string;
  /** The port, where our own export wrote the flow. */
  readonly port: string | null;
};

/** What has to be known of the whole file to draw one element of it. */
export type BpmnModel = {
  readonly flows: readonly BpmnFlow[];
  readonly places: ReadonlyMap<string, Position>;
  /** Events on the border of an activity, by its id. */
  readonly boundaries: ReadonlyMap<string, readonly XmlElement[]>;
  readonly lanes: ReadonlyMap<string, string>;
  /** Everything that works, and may change the variables of the process. */
  readonly activities: ReadonlySet<string>;
  /** What elements are called, by their ids; empty for one without a name. */
  readonly names: ReadonlyMap<string, string>;
  readonly drawn: Set<string>;
  /** Where wires of an element leave and come in, when that is not the element itself. */
  readonly sources: Map<string, string>;
  readonly targets: Map<string, string>;
  /** Port of a flow by its id, or of all flows of a source by `of <id>`. */
  readonly ports: Map<string, string>;
};

export function modelOf(root: XmlElement, sketch: Sketch): BpmnModel {
  const flows = new Map<string, BpmnFlow>();
  const places = new Map<string, Position>();
  const boundaries = new Map<string, XmlElement[]>();
  const lanes = new Map<string, string>();
  const activities = new Set<string>();
  const names = new Map<string, string>();
  const helpers = helpersOf(root);
  const visit = (element: XmlElement): void => {
    const { name, attributes } = element;
    if (attributes['id'] !== undefined) names.set(attributes['id'], attributes['name'] ?? '');
    if (ACTIVITY.test(name)) activities.add(attributes['id'] ?? '');
    if (name === 'sequenceFlow') addFlow(element, { flows, sketch, helpers });
    if (name === 'BPMNShape') addPlace(element, places);
    if (name === 'boundaryEvent') {
      const host = attributes['attachedToRef'] ?? '';
      boundaries.set(host, [...(boundaries.get(host) ?? []), element]);
    }
    if (name === 'lane') {
      for (const child of element.children) {
        if (child.name === 'flowNodeRef') lanes.set(child.text.trim(), attributes['name'] ?? '');
      }
    }
    element.children.forEach(visit);
  };
  visit(root);
  const links = linkFlows(root).map((link) => ({ ...link, name: '', condition: '', port: null }));
  const known = { flows: [...flows.values(), ...links], places, boundaries, lanes, activities, names };
  return { ...known, drawn: new Set(), sources: new Map(), targets: new Map(), ports: new Map() };
}

const ACTIVITY = /^(\w*[tT]ask|callActivity|subProcess|transaction|adHocSubProcess)$/;

/** Gateways that our own export put behind steps, by id: their flows are those of the step. */
function helpersOf(root: XmlElement): Map<string, string> {
  const helpers = new Map<string, string>();
  const visit = ({ name, attributes, children }: XmlElement): void => {
    const { id, of } = attributes;
    if (name === 'exclusiveGateway' && id?.startsWith('ways.') && of !== undefined) helpers.set(id, of);
    children.forEach(visit);
  };
  visit(root);
  return helpers;
}

type FlowPlace = {
  readonly flows: Map<string, BpmnFlow>;
  readonly sketch: Sketch;
  readonly helpers: ReadonlyMap<string, string>;
};

function addFlow(element: XmlElement, { flows, sketch, helpers }: FlowPlace): void {
  const { id = `flow ${flows.size + 1}`, name = '', sourceRef = '', targetRef = '' } = element.attributes;
  if (helpers.get(targetRef) === sourceRef && sourceRef !== '') return;
  if (flows.has(id)) {
    sketch.losses.push(
      told('fault', `two sequence flows have the id ${quoted(id)}; the second was left out.`),
    );
  } else if (sourceRef === '' || targetRef === '') {
    sketch.losses.push(
      told('fault', `the sequence flow ${quoted(name || id)} does not lead from a step to a step.`),
    );
  } else {
    const condition =
      element.children.find((child) => child.name === 'conditionExpression')?.text.trim() ?? '';
    const source = helpers.get(sourceRef) ?? sourceRef;
    flows.set(id, {
      id,
      name,
      source,
      target: targetRef,
      condition,
      port: element.attributes['port'] ?? null,
    });
  }
}

function addPlace(shape: XmlElement, places: Map<string, Position>): void {
  const bounds = shape.children.find(({ name }) => name === 'Bounds')?.attributes ?? {};
  const [x, y] = [Number(bounds['x']), Number(bounds['y'])];
  const of = shape.attributes['bpmnElement'];
  if (of !== undefined && Number.isFinite(x) && Number.isFinite(y)) places.set(of, { x, y });
}
