import { compile } from '@countersign/compiler';
import type { Artefact, FlowDocument, ScenarioMove, ScenarioStart } from '@countersign/model';
import {
  beginTimeline,
  type Coverage,
  coverageBy,
  coverageOf,
  goBack,
  goForward,
  goTo,
  moveOn,
  pointAt,
  stopsOf,
  type Timeline,
  usualMove,
} from '@countersign/simulation';
import { useMemo } from 'react';
import { useStore } from '../BuilderContext.ts';
import type { Store } from '../session/createStore.ts';
import { useCallEnvironment } from '../useDiagnostics.ts';
import type { SimulatorState, Tab, TakenWays } from './simulatorState.ts';

/** More moves than these in one go are taken for a case without an end. */
const MAX_MOVES = 500;

export type Simulator = Pick<SimulatorState, 'timeline' | 'answers' | 'problem' | 'tab' | 'opened'> & {
  /** Of the draft as it is now; null while it has errors. */
  readonly artefact: Artefact | null;
  /** Over everything that was played on the draft as it is now. */
  readonly coverage: Coverage | null;
  /** Whether something was played on the draft as it was before: what that took says nothing about it now. */
  readonly isOutdated: boolean;
  readonly show: (tab: Tab) => void;
  readonly start: (start: ScenarioStart, script?: readonly ScenarioMove[]) => void;
  readonly move: (move: ScenarioMove) => void;
  readonly runOn: () => void;
  readonly step: () => void;
  readonly back: () => void;
  readonly forward: () => void;
  readonly goTo: (point: number) => void;
  readonly leave: () => void;
  /** Counts the ports that were taken elsewhere: by scenarios, by a file of cases. */
  readonly addTaken: (artefact: Artefact, ports: Iterable<string>) => void;
};

/** Playing the draft: its artefact, the timeline of the present case, and what has been covered so far. */
export function useSimulator(store: Store<SimulatorState>, document: FlowDocument, flow: string): Simulator {
  const environment = useCallEnvironment(flow);
  const artefact = useMemo(() => compile(document, environment).artefact, [document, environment]);
  const state = useStore(store);
  const { tab, opened, timeline, answers, problem, taken } = state;
  const ways = useMemo(() => withTimeline(taken, timeline), [taken, timeline]);
  const coverage = useMemo(
    () => (artefact === null ? null : coverageBy(artefact, ways.get(artefact.hash) ?? NOTHING_TAKEN)),
    [artefact, ways],
  );
  const change = (changes: Partial<SimulatorState>) => store.set({ ...store.get(), ...changes });
  const addTaken: Simulator['addTaken'] = ({ hash }, ports) =>
    change({ taken: withPorts(store.get().taken, hash, ports) });
  const play = (from: Timeline, moves: Iterable<ScenarioMove>) => {
    let next = from;
    for (const move of moves) {
      const moved = moveOn(next, move);
      if (!moved.ok) return change({ timeline: next, problem: moved.problem });
      next = moved.value;
      if (move.type === 'propose') {
        change({ answers: new Map([...store.get().answers, [move.node, move.proposal]]) });
      }
    }
    return change({ timeline: next, problem: null });
  };
  const start: Simulator['start'] = (from, script = []) => {
    if (artefact === null) return;
    change({ taken: ways });
    const begun = beginTimeline({ artefact, start: from });
    if (begun.ok) play(begun.value, script);
    else change({ problem: begun.problem });
  };
  const look = (where: (timeline: Timeline) => Timeline) => () => {
    if (timeline !== null) change({ timeline: where(timeline), problem: null });
  };
  const on = (moves: number) => look((from) => runOn(from, { moves, answers }));
  return {
    ...{ artefact, timeline, answers, problem, tab, opened, coverage, start, addTaken },
    isOutdated: artefact !== null && [...ways.keys()].some((hash) => hash !== artefact.hash),
    show: (next) => change({ tab: next, opened: new Set([...opened, next]) }),
    move: (move) => timeline !== null && play(timeline, [move]),
    runOn: on(MAX_MOVES),
    step: on(1),
    back: look(goBack),
    forward: look(goForward),
    goTo: (point) => look((from) => goTo(from, point))(),
    leave: () => change({ taken: ways, timeline: null }),
  };
}

const NOTHING_TAKEN: ReadonlySet<string> = new Set();

const withPorts = (taken: TakenWays, hash: string, ports: Iterable<string>): TakenWays =>
  new Map(taken).set(hash, new Set([...(taken.get(hash) ?? NOTHING_TAKEN), ...ports]));

function withTimeline(taken: TakenWays, timeline: Timeline | null): TakenWays {
  if (timeline === null) return taken;
  const { artefact } = timeline.setting;
  const states = timeline.points.map(({ state }) => state);
  return withPorts(taken, artefact.hash, coverageOf(artefact, states).taken);
}

type RunningOn = { readonly moves: number; readonly answers: Simulator['answers'] };

/** Plays what needs no person until somebody has to be asked. */
function runOn(from: Timeline, { moves, answers }: RunningOn): Timeline {
  let timeline = from;
  for (let played = 0; played < moves; played += 1) {
    const { artefact } = timeline.setting;
    const [stop] = stopsOf(artefact, pointAt(timeline).state);
    const move = stop === undefined ? null : usualMove(artefact, stop, answers);
    const next = move === null ? null : moveOn(timeline, move);
    if (!next?.ok) return timeline;
    timeline = next.value;
  }
  return timeline;
}
