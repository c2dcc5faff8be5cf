import {
  activeVisits,
  type Effect,
  type EngineEvent,
  type RunSnapshot,
  type StepResult,
  step,
  type Timer,
} from '@countersign/engine';
import type { Artefact, RunStatus } from '@countersign/model';
import type { Rules } from '../interpreter/rules.ts';
import type { Knowledge, RunState } from '../interpreter/runState.ts';
import { checkStory, differenceOf, storyOf } from './difference.ts';
import { interpret } from './interpret.ts';

export type KeptTimer = Timer & { readonly dueAt: number };

/** Where the engine and the interpreter did not do the same. */
class Disagreement extends Error {}

/**
 * One run, once in the engine and once in the interpreter. The engine's side knows only what a store would: the snapshot
 * as JSON, the effects and timers that were asked for and not called off.
 */
export class RunPair {
  readonly #artefact: Artefact;
  readonly rules: Rules;
  snapshot: RunSnapshot | null = null;
  state: RunState | null = null;
  status: RunStatus = 'running';
  readonly effects = new Map<string, Effect>();
  readonly timers = new Map<string, KeptTimer>();
  /** Everything that was tried, for a report. */
  readonly story: object[] = [];

  constructor(artefact: Artefact, rules: Rules) {
    this.#artefact = artefact;
    this.rules = rules;
  }

  /** Gives both the same event and compares what they make of it; answers what the engine did, null when both refuse. */
  take(
    event: EngineEvent,
    now: Date,
    { known, underWay = [] }: { known?: Knowledge; underWay?: readonly string[] } = {},
  ): StepResult | null {
    this.story.push({ at: now.toISOString(), underWay, ...event });
    const { rules, snapshot, state: before } = this;
    const turn = step({ artefact: this.#artefact, snapshot, event, now, underWay });
    if (!turn.ok) {
      const told = interpret({ rules, before, event, now, known, underWay }, null);
      const code = told.outcome.ok ? 'accepted' : told.outcome.problem;
      if (code !== turn.problem.code)
        this.#disagree(`engine refuses: ${turn.problem.code}, reference: ${code}`);
      return null;
    }
    this.#keep(event, turn.value, now);
    const facts = {
      result: turn.value,
      effects: [...this.effects.values()],
      timers: [...this.timers.values()],
      active: activeVisits(turn.value.snapshot).map(({ key }) => key),
    };
    const { outcome, difference } = interpret(
      { rules, before, event, now, known, underWay },
      { events: storyOf(turn.value.events), compare: (told) => differenceOf(facts, told) },
    );
    if (!outcome.ok) this.#disagree(`engine accepts, reference refuses: ${outcome.problem}`);
    else if (difference !== null) this.#disagree(difference);
    else {
      this.state = outcome.value.state;
      const fault = checkStory(turn.value);
      if (fault !== null) this.#disagree(fault);
    }
    this.status = turn.value.status;
    return turn.value;
  }

  /** What a store keeps of a turn. */
  #keep(event: EngineEvent, result: StepResult, now: Date): void {
    if (event.type === 'done' || event.type === 'failed') {
      this.effects.delete(`${event.undo === true ? 'undo:' : ''}${event.node}/${event.visit}`);
    }
    if (event.type === 'timer') this.timers.delete(timerId(event));
    for (const { key } of result.cancelledEffects) this.effects.delete(key);
    for (const { id } of result.cancelledTimers) this.timers.delete(id);
    for (const effect of result.effects) this.effects.set(effect.key, effect);
    for (const timer of result.timers) {
      const dueAt = 'inMs' in timer.due ? now.getTime() + timer.due.inMs : Date.parse(timer.due.at);
      this.timers.set(timer.id, { ...timer, dueAt });
    }
    this.snapshot = JSON.parse(JSON.stringify(result.snapshot)) as RunSnapshot; // safe: a snapshot is plain JSON
  }

  /** Says what differs, after which events, and in which part of the flow. */
  #disagree(difference: string): never {
    const { nodes, edges, settings } = this.rules.flow;
    const drawn = nodes.map(({ id, kind, config }) => `${id}: ${kind} ${JSON.stringify(config)}`);
    const wires = edges.map(({ source, port, target }) => `${source}.${port} -> ${target}`);
    const story = this.story.map((event) => JSON.stringify(event));
    const parts = [
      ['settings', JSON.stringify(settings)],
      ['nodes', ...drawn],
      ['wires', ...wires],
      ['events', ...story],
    ];
    throw new Disagreement([difference, ...parts.map((part) => part.join('\n  '))].join('\n\n'));
  }
}

const timerId = ({ node, visit, name }: Extract<EngineEvent, { type: 'timer' }>): string =>
  name === undefined || name === 'expires' ? `${node}/${visit}` : `${node}/${visit}/${name}`;
