import type { CompileEnvironment } from '@countersign/compiler';
import { correctionOf, type EngineEvent } from '@countersign/engine';
import type { Artefact, FlowDocument, Json } from '@countersign/model';
import type { Rules } from '../interpreter/rules.ts';
import { type Knowledge, noProposal, type RunState } from '../interpreter/runState.ts';
import { chooseEvent } from './chooseEvent.ts';
import { inputOf } from './inputOf.ts';
import { Picks } from './Picks.ts';
import { RunPair } from './RunPair.ts';
import type { Tally } from './tally.ts';

/** A flow, what lies around it, and the numbers by which it is driven. */
export type Drive = {
  readonly flow: FlowDocument;
  readonly environment: CompileEnvironment;
  readonly artefact: Artefact;
  /** Inputs of runs; made from the schema of the flow when there are none. */
  readonly inputs?: readonly Json[];
  readonly numbers: readonly number[];
};

/** No run takes more turns than this. */
const MOST_EVENTS = 250;
/** After the end a few more things are tried. */
const AFTER_THE_END = 3;

/** Drives one run of a flow, and the correction runs that come of it, and counts what happened. */
export function driveFlow(drive: Drive, tally: Tally): void {
  const picks = new Picks(drive.numbers);
  const rules: Rules = { flow: drive.flow, environment: drive.environment };
  const now = Date.UTC(
    2026,
    picks.below(12),
    1 + picks.below(28),
    picks.below(24),
    picks.below(60),
    picks.below(60),
  );
  const pair = new RunPair(drive.artefact, rules);
  if (picks.below(10) === 0) pair.take({ type: 'signal', name: 'early', payload: null }, new Date(now));
  const run = { id: 'run', startedAt: new Date(now).toISOString() };
  const input = picks.of(drive.inputs ?? []) ?? inputOf(drive.flow.input, picks);
  const started = pair.take({ type: 'start', input, run }, new Date(now));
  tally.flow(drive.flow);
  if (started !== null) tally.turn(started, drive.flow);
  goOn({ drive, pair, picks, tally, corrections: 2 }, now);
}

type Going = {
  readonly drive: Drive;
  readonly pair: RunPair;
  readonly picks: Picks;
  readonly tally: Tally;
  /** So many corrections of corrections. */
  readonly corrections: number;
};

function goOn(going: Going, begunAt: number): void {
  const { pair, picks, tally } = going;
  let now = begunAt;
  let left = MOST_EVENTS;
  while (!picks.isEmpty && left > 0) {
    left = pair.state?.closed == null ? left - 1 : Math.min(left - 1, AFTER_THE_END);
    if (picks.below(60) === 0) correct(going, now);
    if (picks.below(2_000) === 0) flood(going, now);
    const { event, notBefore } = chooseEvent(pair, picks);
    now = Math.max(now + picks.below(4) * picks.below(40) * 60_000 + picks.below(1_000), notBefore ?? 0);
    const result = pair.take(event, new Date(now), { underWay: underWay(pair, picks) });
    if (result === null) tally.refused();
    else tally.turn(result, pair.rules.flow);
  }
  if (pair.state !== null) tally.run(pair.state);
  for (let more = 0; more < going.corrections; more += 1) correct(going, now);
}

/** The open steps that somebody is at work on: all of them, none, or those that fall to a coin. */
function underWay({ effects }: RunPair, picks: Picks): readonly string[] {
  const keys = [...effects.keys()];
  const share = picks.below(6);
  if (share < 4) return share === 0 ? [] : keys;
  return keys.filter(() => picks.below(2) === 0);
}

/** More signals than a run keeps. */
function flood({ pair, picks, tally }: Going, now: number): void {
  const name = picks.of(['unknown', 'paid', 'signed']) ?? '';
  for (let count = 0; count < 110; count += 1) {
    const event: EngineEvent = { type: 'signal', name, payload: count };
    const result = pair.take(event, new Date(now));
    if (result === null) tally.refused();
    else tally.turn(result, pair.rules.flow);
  }
}

/** A sample is judged incorrect: what comes of it is a run of its own. */
function correct(going: Going, now: number): void {
  const { drive, pair, picks, tally } = going;
  const { snapshot, state } = pair;
  if (snapshot === null || state === null || going.corrections === 0) return;
  const sampler = picks.of(
    drive.flow.nodes.filter(({ id, kind }) => kind === 'sampler' && state.visits[id] !== undefined),
  );
  if (sampler === undefined) return;
  const payload = picks.of([null, { amount: 77 }]) ?? null;
  const run = { id: `${state.run.id}.c`, startedAt: new Date(now).toISOString() };
  const event = correctionOf(drive.artefact, snapshot, { node: sampler.id, payload, run });
  const known = knownAt(state, sampler.id, payload);
  const code = event.ok ? 'sampled' : event.problem.code;
  const expected =
    known !== null
      ? 'sampled'
      : isConnected(drive.flow, sampler.id)
        ? 'not_sampled'
        : 'corrected_not_connected';
  if (code !== expected)
    throw new Error(`correction of ${sampler.id}: engine ${code}, reference ${expected}`);
  if (!event.ok || known === null) return;
  const correction = new RunPair(drive.artefact, pair.rules);
  const started = correction.take(event.value, new Date(now), { known });
  if (started !== null) tally.turn(started, drive.flow);
  goOn({ ...going, pair: correction, corrections: going.corrections - 1 }, now);
}

const isConnected = ({ edges }: FlowDocument, sampler: string): boolean =>
  edges.some(({ source, port }) => source === sampler && port === 'corrected');

/** What the newest visit of a sampler that took a sample knew, with the corrected payload in the proposal. */
function knownAt(
  { sampled }: RunState,
  sampler: string,
  payload: { amount: number } | null,
): Knowledge | null {
  const visits = Object.keys(sampled).filter((visit) => visit.startsWith(`${sampler}/`));
  const known = sampled[visits.at(-1) ?? ''];
  if (known === undefined) return null;
  const { proposal } = known.holding;
  if (payload === null) return known;
  const corrected = proposal === null ? noProposal(payload) : { ...proposal, payload };
  return { ...known, holding: { ...known.holding, proposal: corrected } };
}
