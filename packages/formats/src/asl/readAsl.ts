import { fail, type Json, ok, type Problem, problem, type Result } from '@countersign/model';
import { INPUT } from '../conditions/place.ts';
import { type Fields, fieldsOf, isFields, listOf, own, textOf } from '../read/fields.ts';
import { recordReading, unreadPaths } from '../read/recordReading.ts';
import { quoted, told, unreadSettings } from '../sketch/losses.ts';
import { emptySketch, type Sketch, type SketchStep } from '../sketch/sketch.ts';
import { ownStep, sketchStep } from '../sketch/sketchStep.ts';
import { danglingTargets, isOpen } from './danglingTargets.ts';
import { mapState } from './mapState.ts';
import { type Data, placesIn, UNKNOWN_DATA, whereValues } from './whereValues.ts';

const TYPES = new Set(['Task', 'Pass', 'Choice', 'Wait', 'Succeed', 'Fail', 'Parallel', 'Map']);

/** Whether data looks like a state machine. */
export const isAsl = (data: Json): boolean => isFields(own(fieldsOf(data), 'States'));

/** A state machine of the Amazon States Language; branches and maps inside it are drawn where they are called. */
export function readAsl(data: Json, fileName: string): Result<Sketch, Problem[]> {
  const machine = fieldsOf(data);
  const comment = textOf(own(machine, 'Comment'));
  const sketch = emptySketch('Amazon States Language', fileName || comment.slice(0, 80), comment);
  const faults: Problem[] = [];
  const dangling: Problem[] = [];
  const entry: Data = { root: INPUT, fields: new Map() };
  const start = drawStates({ machine, path: '', sketch, faults, dangling, data: entry });
  if (faults.length > 0) return fail([...faults, ...dangling]);
  sketch.steps.unshift(ownStep('#begin', 'Start', { kind: 'trigger', config: {} }));
  if (start !== null) sketch.wires.unshift({ from: '#begin', port: 'next', to: start });
  const settled = new Set([...OF_MACHINES, 'Comment']);
  for (const path of unreadPaths({ source: machine, read: new Map(), settled })) {
    sketch.losses.push({ type: 'setting', what: `${quoted(path)} of the state machine` });
  }
  return ok(sketch);
}

/** What every machine has, also those inside states, and is read where its states are drawn. */
const OF_MACHINES = ['States', 'StartAt', 'QueryLanguage', 'Comment'];

/** What says where a state leads, and what the drawing of it reads by itself. */
const SETTLED = new Set([
  ...['Type', 'Next', 'End', 'Comment', 'QueryLanguage', 'Resource', 'Default'],
  ...['Choices.Next', 'Choices.Comment', 'Catch.Comment', 'Retry.Comment'],
  ...['Branches', 'ItemProcessor', 'Iterator'].flatMap((inner) =>
    OF_MACHINES.map((field) => `${inner}.${field}`),
  ),
]);

type Place = {
  readonly machine: Fields;
  readonly path: string;
  readonly sketch: Sketch;
  /** What keeps the file from being read, and what is told besides when something does. */
  readonly faults: Problem[];
  readonly dangling: Problem[];
  /** The data with which this level begins. */
  readonly data: Data;
  /** Where states lead that end this level. */
  readonly exit?: { readonly to: string };
};

/** Draws one level of states; answers the key of its first, null when it has none. */
function drawStates(place: Place): string | null {
  const { machine, path, faults, dangling } = place;
  const states = fieldsOf(own(machine, 'States'));
  const start = textOf(own(machine, 'StartAt'));
  const found = whereValues(machine, place.data, (name) => keyOf(path, name));
  if (!Object.hasOwn(states, start)) {
    const message = `StartAt names ${quoted(start)}, which is no state.`;
    faults.push(problem('import_invalid', message, `${path}/StartAt`));
  }
  for (const [name, value] of Object.entries(states)) {
    const state = fieldsOf(value);
    const type = textOf(own(state, 'Type'));
    dangling.push(...danglingTargets({ name, state, states, path }));
    if (TYPES.has(type)) drawState({ ...place, name, state, data: found.get(name) ?? UNKNOWN_DATA });
    else {
      const message = `The state ${quoted(name)} has the unknown type ${quoted(type)}.`;
      faults.push(problem('import_invalid', message, `${path}/States/${name}`));
    }
  }
  return Object.hasOwn(states, start) ? keyOf(path, start) : null;
}

const keyOf = (path: string, name: string): string => `${path}/${name}`;

type StatePlace = Place & { readonly name: string; readonly state: Fields };

function drawState(found: StatePlace): void {
  const { name, state: source, path, sketch } = found;
  const { fields: state, read } = recordReading(source);
  const place = { ...found, state };
  const key = keyOf(path, name);
  const type = textOf(own(state, 'Type'));
  const resource = textOf(own(state, 'Resource'));
  const foreignKind = resource === '' ? type : `${type} ${resource}`;
  const hasCatch = listOf(own(source, 'Catch')).length > 0;
  const mapping = mapState({ name, state, hasCatch, find: placesIn(found.data) });
  const step = sketchStep({ key, name, at: null, foreignKind, original: withoutInner(source) }, mapping);
  sketch.steps.push(step);
  if (type === 'Choice') drawChoices(place, key);
  else if (type === 'Parallel') drawBranches(found, key);
  else if (type === 'Map') drawMap(found, key);
  else leadOn(place, key, mainPortOf(mapping.kind));
  if (type !== 'Choice') drawCatches(place, step);
  const settled = new Set([...SETTLED, ...(mapping.settled ?? [])]);
  step.losses.push(...unreadSettings({ source, read, settled }));
  if (isOpen(source)) {
    step.losses.push(told('fault', 'it names no next state and does not say that it ends; here it ends.'));
  }
}

/** States inside a state are steps of their own, with originals of their own. */
function withoutInner(state: Fields): Fields {
  const { Branches: _, Iterator: __, ItemProcessor: ___, ...rest } = state;
  return rest;
}

function mainPortOf(kind: string): string {
  if (kind === 'action' || kind === 'subflow') return 'done';
  if (kind === 'gate') return 'approved';
  return kind === 'agent' ? 'proposed' : 'next';
}

/** To the next state, or out of this level. */
function leadOn({ state, path, sketch, exit }: StatePlace, from: string, port: string): void {
  const next = own(state, 'Next');
  if (typeof next === 'string') sketch.wires.push({ from, port, to: keyOf(path, next) });
  else if (exit !== undefined && !['Succeed', 'Fail'].includes(textOf(own(state, 'Type')))) {
    sketch.wires.push({ from, port, to: exit.to });
  }
}

/** Where no rule holds and no state is named for that, the machine fails. */
function drawChoices({ name, state, path, sketch }: StatePlace, from: string): void {
  for (const [index, choice] of listOf(own(state, 'Choices')).entries()) {
    const next = textOf(own(fieldsOf(choice), 'Next'));
    sketch.wires.push({ from, port: `case${index + 1}`, to: keyOf(path, next) });
  }
  const otherwise = own(state, 'Default');
  const unmatched = `#unmatched ${from}`;
  const to = typeof otherwise === 'string' ? keyOf(path, otherwise) : unmatched;
  sketch.wires.push({ from, port: 'otherwise', to });
  if (to === unmatched) {
    sketch.steps.push(
      ownStep(unmatched, `${name}: no rule holds`, { kind: 'end', config: { outcome: 'failed' } }),
    );
  }
}

/** Branches run side by side and meet in a join of their own, from where it goes on. */
function drawBranches(place: StatePlace, from: string): void {
  const { name, state, path, sketch } = place;
  const branches = listOf(own(state, 'Branches'));
  if (branches.length < 2) {
    const [only] = branches;
    const exit = `#after ${from}`;
    sketch.steps.push(ownStep(exit, `After ${name}`, { kind: 'transform', config: AFTER }));
    const inner = {
      ...place,
      machine: fieldsOf(only),
      path: `${from}/0`,
      data: dataOf(place),
      exit: { to: exit },
    };
    const start = only === undefined ? exit : drawStates(inner);
    if (start !== null) sketch.wires.push({ from, port: 'next', to: start });
    leadOn({ ...place, path }, exit, 'next');
    return;
  }
  const join = `#after ${from}`;
  sketch.steps.push(ownStep(join, `All of ${name}`, { kind: 'join', config: {} }));
  for (const [index, branch] of branches.entries()) {
    const data = dataOf(place);
    const inner = { ...place, machine: fieldsOf(branch), path: `${from}/${index}`, data, exit: { to: join } };
    const start = drawStates(inner);
    if (start !== null) sketch.wires.push({ from, port: `branch${index + 1}`, to: start });
  }
  leadOn(place, join, 'next');
}

const AFTER = { set: [{ name: 'value', value: 'true' }] };

/** Branches begin with the data of their state, unless it makes something else of them. */
const dataOf = ({ state, data }: StatePlace): Data =>
  ['Parameters', 'Arguments', 'InputPath'].some((key) => own(state, key) !== undefined) ? UNKNOWN_DATA : data;

/** What is done for each item is a circle: through the states of the map and back to it, until no items are left. */
function drawMap(place: StatePlace, from: string): void {
  const { state } = place;
  const machine = fieldsOf(own(state, 'ItemProcessor') ?? own(state, 'Iterator'));
  const inner = { ...place, machine, path: `${from}/item`, data: UNKNOWN_DATA, exit: { to: from } };
  const start = drawStates(inner);
  if (start !== null) place.sketch.wires.push({ from, port: 'case1', to: start });
  leadOn(place, from, 'otherwise');
}

/** The first catcher takes the way of failures; for more of them the kinds of error have to be told apart again. */
function drawCatches(place: StatePlace, source: SketchStep): void {
  const { name, state, path, sketch } = place;
  const { key: from, kind } = source;
  const catches = listOf(own(state, 'Catch')).map(fieldsOf);
  const targets = [...new Set(catches.map((one) => textOf(own(one, 'Next'))))];
  if (targets.length === 0) return;
  if (kind === 'gate') {
    drawExpiry(place, source, catches);
    return;
  }
  if (kind !== 'action' && kind !== 'subflow' && kind !== 'agent') {
    for (const target of targets) source.losses.push(told('connection', `"Catch" to ${quoted(target)}`));
    return;
  }
  if (targets.length === 1) {
    const errors = new Set(catches.flatMap((one) => listOf(own(one, 'ErrorEquals')).map(textOf)));
    if (!errors.has('States.ALL')) source.losses.push(onlySome([...errors].join(', ')));
    sketch.wires.push({ from, port: 'failed', to: keyOf(path, targets[0] ?? '') });
    return;
  }
  const key = `#errors ${from}`;
  const cases = targets.slice(0, -1).map((target, index) => ({
    port: `case${index + 1}`,
    title: errorsTo(catches, target),
    when: 'false',
  }));
  const choice = ownStep(key, `${name}: which error?`, { kind: 'branch', config: { cases } });
  choice.losses.push({ type: 'condition', what: quoted(`Catch ${errorsTo(catches, targets[0] ?? '')}`) });
  sketch.steps.push(choice);
  sketch.wires.push({ from, port: 'failed', to: key });
  for (const [index, target] of targets.entries()) {
    const port = index === targets.length - 1 ? 'otherwise' : `case${index + 1}`;
    sketch.wires.push({ from: key, port, to: keyOf(path, target) });
  }
}

const onlySome = (errors: string) =>
  told('meaning', `only the errors ${quoted(errors)} took the way of failures; here all do.`);

/** Of a step at which somebody decides, the catcher of its time limit is the way of what has expired. */
function drawExpiry({ path, sketch }: StatePlace, gate: SketchStep, catches: readonly Fields[]): void {
  const hasLimit = own(fieldsOf(gate.config), 'expiresAfter') !== undefined;
  const late = catches.find((one) => {
    const errors = listOf(own(one, 'ErrorEquals'));
    return hasLimit && (errors.includes('States.Timeout') || errors.includes('States.ALL'));
  });
  if (late !== undefined) {
    sketch.wires.push({ from: gate.key, port: 'expired', to: keyOf(path, textOf(own(late, 'Next'))) });
  }
  for (const one of catches) {
    const errors = listOf(own(one, 'ErrorEquals')).map(textOf);
    if (one === late && errors.every((error) => error === 'States.Timeout')) continue;
    gate.losses.push(told('connection', `"Catch" to ${quoted(textOf(own(one, 'Next')))}`));
  }
}

function errorsTo(catches: readonly Fields[], target: string): string {
  const errors = catches
    .filter((one) => own(one, 'Next') === target)
    .flatMap((one) => listOf(own(one, 'ErrorEquals')).map(textOf));
  return errors.join(', ').slice(0, 120) || target.slice(0, 120) || 'Error';
}
