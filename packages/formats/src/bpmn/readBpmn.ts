import { fail, ok, type Problem, problem, type Result } from '@countersign/model';
import { parseXml, type XmlElement } from '../read/parseXml.ts';
import { quoted, told } from '../sketch/losses.ts';
import { emptySketch, type Sketch } from '../sketch/sketch.ts';
import { drawElements } from './drawElements.ts';
import { type BpmnModel, modelOf } from './model.ts';
import { ownContent } from './ownContent.ts';

const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

/** A BPMN 2.0 file; all its processes come into one drawing, because a message between them is no wire here. */
export function readBpmn(text: string, fileName: string): Result<Sketch, Problem[]> {
  const parsed = parseXml(text);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  if (root.name !== 'definitions') {
    return fail([
      problem('import_unknown', `The file is XML, but no BPMN: it begins with ${quoted(root.name)}.`),
    ]);
  }
  if (root.space !== BPMN) {
    const version = root.space === '' ? 'no namespace' : `the namespace ${quoted(root.space)}`;
    return fail([problem('import_version', `The file has ${version}; BPMN 2.0 is read.`)]);
  }
  const processes = root.children.filter(({ name }) => name === 'process');
  if (processes.length === 0) {
    return fail([problem('import_invalid', 'The file holds no process.')]);
  }
  const named = processes.map(({ attributes }) => attributes['name']).find((name) => name !== undefined);
  const sketch = emptySketch(
    'BPMN 2.0',
    named || root.attributes['name'] || fileName,
    documentationOf(processes[0]),
  );
  const model = modelOf(root, sketch);
  for (const process of processes) drawElements({ scope: process, sketch, model, inner: null });
  const fields = ownContent(processes[0], 'flow');
  if (fields !== null) sketch.ownFields = { input: fields['input'], settings: fields['settings'] };
  drawFlows(sketch, model);
  nameTheRest(root, sketch);
  return ok(sketch);
}

const documentationOf = (process: XmlElement | undefined): string =>
  process?.children.find(({ name }) => name === 'documentation')?.text.trim() ?? '';

function drawFlows(sketch: Sketch, { flows, sources, targets, ports }: BpmnModel): void {
  const ownSteps = new Set(sketch.steps.filter(({ own }) => own !== undefined).map(({ key }) => key));
  for (const { id, source, target, port: ownPort } of flows) {
    const from = sources.get(source) ?? source;
    const kept = ownSteps.has(source) ? ownPort : null;
    const port = kept ?? ports.get(id) ?? ports.get(`of ${source}`) ?? 'next';
    sketch.wires.push({ from, port, to: targets.get(target) ?? target });
  }
}

const PARTS: Readonly<Record<string, string>> = {
  lane: 'lane',
  dataObjectReference: 'data object',
  dataStoreReference: 'data store',
  dataObject: 'data object',
  group: 'group',
};

/** Everything drawn that is neither step nor wire here. */
function nameTheRest(root: XmlElement, sketch: Sketch): void {
  const seen = new Set<string>();
  const visit = (element: XmlElement) => {
    const word = Object.hasOwn(PARTS, element.name) ? PARTS[element.name] : undefined;
    const name = element.attributes['name'] ?? '';
    const said = `The ${word} ${quoted(name)}`;
    if (word !== undefined && name !== '' && !seen.has(said)) {
      seen.add(said);
      sketch.losses.push(told('attachment', said));
    }
    if (element.name === 'messageFlow') {
      const { sourceRef = '', targetRef = '' } = element.attributes;
      const label = name || `from ${nameOfStep(sketch, sourceRef)} to ${nameOfStep(sketch, targetRef)}`;
      sketch.losses.push(told('connection', `${quoted(label)} (message flow)`));
    }
    element.children.forEach(visit);
  };
  visit(root);
}

const nameOfStep = (sketch: Sketch, key: string): string =>
  sketch.steps.find((step) => step.key === key)?.name ?? key;
