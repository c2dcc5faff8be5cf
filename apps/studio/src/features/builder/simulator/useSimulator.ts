import { compile } from '@countersign/compiler';
import type {
  Artefact,
  FlowDocument,
  Problem,
  ScenarioMove,
  ScenarioStart,
  ScriptedProposal,
} from '@countersign/model';
import {
  beginTimeline,
  type Coverage,
  coverageOf,
  goBack,
  goForward,
  goTo,
  moveOn,
  pointAt,
  type Simulation,
  stopsOf,
  type Timeline,
} from '@countersign/simulation';
import { useMemo, useState } from 'react';
import { useCallEnvironment } from '../useDiagnostics.ts';
import { usualMove } from './usualMove.ts';

/** More moves than these in one go are taken for a case without an end. */
const MAX_MOVES = 500;

export type Simulator = {
  /** Of the draft as it is now; null while it has errors. */
  readonly artefact: Artefact | null;
  readonly timeline: Timeline | null;
  /** What each agent has said last, to be offered again. */
  readonly answers: ReadonlyMap<string, ScriptedProposal>;
  readonly problem: Problem | null;
  /** Over everything that was played since the simulator was opened. */
  readonly coverage: Coverage | null;
  readonly start: (start: ScenarioStart, script?: readonly ScenarioMove[]) => void;
  readonly move: (move: ScenarioMove) => void;
  readonly runOn: () => void;
  readonly step: () => void;
  readonly back: () => void;
  readonly forward: () => void;
  readonly goTo: (point: number) => void;
  readonly leave: () => void;
  /** Counts what was played elsewhere: scenarios, a file of cases. */
  readonly addStates: (states: readonly Simulation[]) => void;
};

/** Playing the draft: its artefact, the timeline of the present case, and what has been covered so far. */
export function useSimulator(document: FlowDocument, flow: string): Simulator {
  const environment = useCallEnvironment(flow);
  const artefact = useMemo(() => compile(document, environment).artefact, [document, environment]);
  const [timeline, setTimeline] = useState<Timeline | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [answers, setAnswers] = useState<ReadonlyMap<string, ScriptedProposal>>(new Map());
  const [states, setStates] = useState<readonly Simulation[]>([]);
  const addStates = (more: readonly Simulation[]) => setStates((known) => [...known, ...more]);
  const coverage = useMemo(() => {
    const played = timeline?.points.map(({ state }) => state) ?? [];
    return artefact === null ? null : coverageOf(artefact, [...states, ...played]);
  }, [artefact, states, timeline]);
  const played = (next: Timeline, refused: Problem | null) => {
    setTimeline(next);
    setProblem(refused);
  };
  const play = (from: Timeline, moves: Iterable<ScenarioMove>) => {
    let next = from;
    for (const move of moves) {
      const moved = moveOn(next, move);
      if (!moved.ok) return played(next, moved.problem);
      next = moved.value;
      if (move.type === 'propose') setAnswers((known) => new Map([...known, [move.node, move.proposal]]));
    }
    return played(next, null);
  };
  const start: Simulator['start'] = (from, script = []) => {
    if (artefact === null) return;
    if (timeline !== null) addStates(timeline.points.map(({ state }) => state));
    const begun = beginTimeline({ artefact, start: from });
    if (begun.ok) play(begun.value, script);
    else setProblem(begun.problem);
  };
  const look = (change: (timeline: Timeline) => Timeline) => () => {
    if (timeline !== null) played(change(timeline), null);
  };
  const on = (moves: number) => () => {
    if (timeline !== null) played(runOn(timeline, { moves, answers }), null);
  };
  return {
    ...{ artefact, timeline, answers, problem, coverage, start, addStates },
    move: (move) => timeline !== null && play(timeline, [move]),
    runOn: on(MAX_MOVES),
    step: on(1),
    back: look(goBack),
    forward: look(goForward),
    goTo: (point) => timeline !== null && played(goTo(timeline, point), null),
    leave: () => {
      if (timeline !== null) addStates(timeline.points.map(({ state }) => state));
      setTimeline(null);
    },
  };
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
