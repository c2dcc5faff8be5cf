import { told } from '../sketch/losses.ts';
import type { Sketch, SketchStep } from '../sketch/sketch.ts';
import { branching, ownStep, passing } from '../sketch/sketchStep.ts';

const START = '#start';
const CHOICE = '#whichStart';

/**
 * A flow starts in one place. Of several starts each stays as a step, behind a choice by `input.start`; without any, a
 * start leads to the steps that nothing leads to.
 */
export function oneStart(sketch: Sketch): void {
  const entered = new Set(sketch.wires.map(({ to }) => to));
  const starts = sketch.steps.filter(({ kind }) => kind === 'trigger');
  for (const step of starts.filter(({ key }) => entered.has(key))) becomeStep(step);
  const left = starts.filter(({ kind }) => kind === 'trigger');
  if (left.length === 1) toFront(sketch, left[0]!);
  else if (left.length > 1) chooseStart(sketch, left, left.map(becomeStep));
  else startAtRoots(sketch, entered);
}

function startAtRoots(sketch: Sketch, entered: ReadonlySet<string>): void {
  const roots = sketch.steps.filter(({ key }) => !entered.has(key));
  const first = sketch.steps[0];
  const targets = roots.length > 0 || first === undefined ? roots : [first];
  if (targets.length > 1) {
    chooseStart(sketch, targets, []);
    return;
  }
  sketch.steps.unshift(ownStep(START, 'Start', { kind: 'trigger', config: {} }));
  sketch.wires.unshift(...targets.map(({ key }) => ({ from: START, port: 'next', to: key })));
}

/** Documents are read from the start on. */
function toFront(sketch: Sketch, start: SketchStep): void {
  sketch.steps.splice(sketch.steps.indexOf(start), 1);
  sketch.steps.unshift(start);
}

function becomeStep(step: SketchStep): unknown {
  const before = step.config;
  const { kind, config } = passing();
  Object.assign(step, { kind, config });
  step.losses.push(
    told('meaning', 'it was one of several ways to start; here it is a step behind the start.'),
  );
  return before;
}

function chooseStart(sketch: Sketch, starts: readonly SketchStep[], configs: readonly unknown[]): void {
  const ways = starts.map((start, index) => ({
    port: index === starts.length - 1 ? 'otherwise' : `start${index + 1}`,
    title: start.name,
    when: `has(input.start) && input.start == ${JSON.stringify(start.name)}`,
  }));
  const trigger = ownStep(START, 'Start', { kind: 'trigger', config: joinedConfig(configs) });
  const names = starts.map(({ name }) => name.replaceAll('"', '')).join(', ');
  trigger.losses.push(
    told(
      'meaning',
      `the file has several starts; the field start of the input now says which one a run takes: "${names.slice(0, 280)}"`,
    ),
  );
  sketch.steps.unshift(trigger, ownStep(CHOICE, 'Which start?', branching(ways)));
  sketch.wires.unshift(
    { from: START, port: 'next', to: CHOICE },
    ...starts.map(({ key }, index) => ({ from: CHOICE, port: ways[index]!.port, to: key })),
  );
}

type StartConfig = { channels?: string[]; schedule?: unknown };

/** All the ways to start; of several schedules the first. */
function joinedConfig(configs: readonly unknown[]): StepConfig {
  const known = configs as readonly StartConfig[]; // safe: configs of triggers that a reader made
  const channels = [...new Set(known.flatMap((config) => config.channels ?? ['api', 'manual', 'file']))];
  const schedule = known.find((config) => config.schedule !== undefined)?.schedule;
  return {
    ...(channels.length === 0 ? {} : { channels }),
    ...(schedule === undefined ? {} : { schedule }),
  } as StepConfig; // safe: schedules are JSON
}

type StepConfig = SketchStep['config'];
