import type { NodeId, ScenarioMove, ScenarioStart } from '@countersign/model';
import {
  beginTimeline,
  coverageOf,
  coveredShare,
  currentWay,
  goBack,
  goForward,
  goTo,
  moveOn,
  pointAt,
  runScenario,
  scriptOf,
  stopsOf,
  suggestScenarios,
  type Timeline,
} from '@countersign/simulation';
import { describe, expect, it } from 'vitest';
import { bookings, leaving, refunds } from './sketch.ts';

const START: ScenarioStart = {
  input: { order: 'A-17' },
  startedAt: '2026-03-04T09:00:00.000Z',
  samples: 'none',
};

const at = (node: string) => ({ node: node as NodeId });
const propose = (amount: number): ScenarioMove => ({
  ...{ type: 'propose', ...at('triage') },
  proposal: { decision: 'refund', payload: { amount }, confidence: 0.9, flags: [], summary: '' },
});
const approve: ScenarioMove = { type: 'decide', ...at('gate'), verdict: { type: 'approve' } };
const reject: ScenarioMove = { type: 'decide', ...at('gate'), verdict: { type: 'reject' } };
const pay: ScenarioMove = { type: 'complete', ...at('pay'), output: {} };

function play(
  artefact: ReturnType<typeof refunds>,
  start: ScenarioStart,
  ...moves: ScenarioMove[]
): Timeline {
  const begun = beginTimeline({ artefact, start });
  if (!begun.ok) throw new Error(begun.problem.message);
  return moves.reduce((timeline, move) => moved(timeline, move), begun.value);
}

function moved(timeline: Timeline, move: ScenarioMove): Timeline {
  const next = moveOn(timeline, move);
  if (!next.ok) throw new Error(next.problem.message);
  return next.value;
}

const outcome = (timeline: Timeline) => pointAt(timeline).state.runs[0].outcome;
const stops = (timeline: Timeline) =>
  stopsOf(timeline.setting.artefact, pointAt(timeline).state).map(({ type }) => type);

describe('a timeline', () => {
  const artefact = refunds();

  it('goes from stop to stop, with what each waits for', () => {
    const timeline = play(artefact, START);
    expect(stops(timeline)).toEqual(['effect']);
    expect(stops(moved(timeline, propose(20)))).toEqual(['review', 'timer']);
    expect(outcome(play(artefact, START, propose(20), approve, pay))).toBe('paid');
  });

  it('ends a case by one branch in the turn in which another is decided', () => {
    expect(outcome(play(leaving(), { ...START, input: {} }))).toBe('out');
  });

  it('waits with the end of a case for the action under way beside it', () => {
    const begun = play(bookings(), { ...START, input: {} });
    const failing = moved(begun, { type: 'fail', ...at('seat') });
    expect(pointAt(failing).state.runs[0]).toMatchObject({ status: 'running', failure: null });
    expect(stops(failing)).toEqual(['effect']);
    const failed = moved(failing, { type: 'complete', ...at('bed'), output: {} });
    const { status, events } = pointAt(failed).state.runs[0];
    expect(status).toBe('failed');
    expect(events.slice(-3).map(({ type }) => type)).toEqual(['end.held', 'action.done', 'run.failed']);
  });

  it('goes back, forward and anywhere without losing what was tried, and forks at any point', () => {
    const paid = play(artefact, START, propose(20), approve, pay);
    const back = goBack(goBack(paid));
    expect(pointAt(back).state).toBe(paid.points[1]?.state);
    const refused = moved(back, reject);
    expect(outcome(refused)).toBe('refused');
    expect(refused.points).toHaveLength(5);
    expect(outcome(goTo(refused, 3))).toBe('paid');
    expect(currentWay(goTo(refused, 1)).at(-1)?.id).toBe(4);
    expect(outcome(goForward(goTo(refused, 1)))).toBe('refused');
    // What was tried before is gone to, and not played again.
    expect(moved(goTo(refused, 1), approve).points).toBe(refused.points);
    expect(scriptOf(refused)).toEqual([propose(20), reject]);
  });

  it('refuses what does not fit and stays where it is', () => {
    const timeline = play(artefact, START);
    expect(moveOn(timeline, approve)).toMatchObject({ problem: { code: 'nothing_open' } });
    expect(
      moveOn(timeline, {
        ...propose(20),
        proposal: { decision: 'pay', payload: {}, confidence: 1, flags: [], summary: '' },
      } as ScenarioMove),
    ).toMatchObject({
      problem: { code: 'decision_unknown' },
    });
    expect(beginTimeline({ artefact, start: { ...START, input: {} } })).toMatchObject({
      problem: { code: 'schema_violation' },
    });
  });

  it('lets time pass, steps fail and samples be corrected', () => {
    expect(outcome(play(artefact, START, propose(20), { type: 'passTime' }))).toBe('refused');
    expect(pointAt(play(artefact, START, propose(20), { type: 'passTime' })).state.now).toBe(
      '2026-03-06T09:00:00.000Z',
    );
    expect(outcome(play(artefact, START, propose(20), approve, { type: 'fail', ...at('pay') }))).toBe(
      'refused',
    );
    const sampled = play(artefact, { ...START, samples: 'all' }, propose(20), approve, pay);
    const judged = moved(sampled, { type: 'judge', ...at('sampler'), verdict: { type: 'incorrect' } });
    expect(pointAt(judged).state.runs.map((run) => run.outcome)).toEqual(['paid', 'corrected']);
  });

  it('plays 200 moves and goes back through them at once', () => {
    const sendBack: ScenarioMove = {
      type: 'decide',
      ...at('gate'),
      verdict: { type: 'sendBack', message: 'Again' },
    };
    const begun = process.threadCpuUsage();
    let timeline = play(artefact, START);
    for (let round = 0; round < 20; round += 1) timeline = moved(moved(timeline, propose(round)), sendBack);
    for (let fork = 0; fork < 160; fork += 1)
      timeline = moved(goTo(timeline, fork % 40), fork % 2 === 0 ? propose(1_000 + fork) : approve);
    while (timeline.current !== 0) timeline = goBack(timeline);
    expect(timeline.points.length).toBeGreaterThan(60);
    const { user, system } = process.threadCpuUsage(begun);
    expect((user + system) / 1_000).toBeLessThan(2_000);
  });
});

describe('suggested scenarios', () => {
  it('take every port that can be taken, each one that no other takes, and name the others', () => {
    const artefact = refunds();
    const told: { done: number; of: number }[] = [];
    const { scenarios, uncovered, coverage, trials } = suggestScenarios(artefact, {
      startedAt: START.startedAt,
      onProgress: (progress) => told.push(progress),
    });
    expect(told.length).toBeGreaterThan(scenarios.length);
    expect(told.length).toBeLessThanOrEqual(trials);
    expect(told.at(-1)).toEqual({ done: 12, of: 13 });
    expect(
      new Set(scenarios.map(({ turns, expect: end }) => JSON.stringify([turns, end])).values()).size,
    ).toBe(scenarios.length);
    expect(uncovered).toEqual([
      {
        node: 'unusual',
        port: 'never',
        reason: 'conditionNotMet',
        condition: 'input.order == "a" && input.order == "b"',
      },
    ]);
    expect(coveredShare(coverage)).toBeCloseTo(12 / 13);
    const states = scenarios.map((scenario) => {
      const run = runScenario(artefact, { ...scenario, id: 's', name: '' });
      expect(run.difference).toBeNull();
      return run.state;
    });
    const all = coverageOf(
      artefact,
      states.flatMap((state) => state ?? []),
    );
    expect(all.uncovered).toEqual(coverage.uncovered);
    for (const [index] of states.entries()) {
      const others = coverageOf(
        artefact,
        states.flatMap((state, other) => (other === index ? [] : (state ?? []))),
      );
      expect(others.uncovered.length).toBeGreaterThan(all.uncovered.length);
    }
  });
});

describe('suggested scenarios beside kept ones', () => {
  const artefact = refunds();
  const { startedAt } = START;
  const first = suggestScenarios(artefact, { startedAt });
  const kept = first.scenarios.map(({ turns, ...scenario }, index) => ({
    ...{ ...scenario, id: `s${index}`, name: `Scenario ${index}` },
  }));

  it('are none where the kept ones take all that can be taken', () => {
    const again = suggestScenarios(artefact, { startedAt, kept });
    expect(again.scenarios).toEqual([]);
    expect(again.coverage.uncovered).toEqual(first.coverage.uncovered);
    expect(again.uncovered).toEqual(first.uncovered);
  });

  it('take only what the kept ones leave', () => {
    const [left, ...others] = kept;
    const again = suggestScenarios(artefact, { startedAt, kept: others });
    expect(again.scenarios.map(({ expect: end }) => end)).toEqual([left?.expect]);
    expect(again.coverage.uncovered).toEqual(first.coverage.uncovered);
  });
});

describe('a saved scenario', () => {
  const scenario = {
    ...{ id: 's', name: 'Paid', start: START, script: [propose(50), approve, pay] },
    expect: {
      status: 'ended',
      outcome: 'paid',
      steps: ['triage', 'unusual', 'gate', 'pay', 'sampler', 'paid'],
    },
  } as const;
  const kept = {
    ...scenario,
    script: [...scenario.script],
    expect: { ...scenario.expect, steps: [...scenario.expect.steps] },
  };

  it('holds as long as the case goes the same way', () => {
    expect(runScenario(refunds(), kept).difference).toBeNull();
  });

  it('says at which step it goes another way', () => {
    const refused = { ...kept, script: [propose(50), reject] };
    expect(runScenario(refunds(), refused).difference).toEqual({
      ...{ type: 'step', index: 3, after: 'gate', expected: 'pay', found: 'refused' },
    });
  });

  it('says which move is refused', () => {
    const wrong = { ...kept, script: [propose(50), pay] };
    expect(runScenario(refunds(), wrong).difference).toMatchObject({
      ...{ type: 'moveRefused', index: 1, node: 'pay', problem: { code: 'nothing_open' } },
    });
    expect(runScenario(refunds(), { ...kept, start: { ...START, input: {} } }).difference).toMatchObject({
      type: 'startRefused',
    });
  });
});
