import type { Figures, Latency, Peer, Throughput } from './measureSystem.ts';
import { COUNTERSIGN, PEERS } from './measureSystem.ts';

/** One round: what each system reached in it. */
export type Round = Readonly<Record<string, Figures>>;

/** How many times as many runs per second as a peer, in the same round. */
const GOALS: Readonly<Record<Peer, number>> = { langgraph: 10, dbos: 8, mastra: 4, restate: 6 };

/** The median figures of a system over the rounds, one line per concurrency and one for single cases. */
export function mediansOf(system: string, rounds: readonly Round[]): object[] {
  const all = rounds.map((round) => figuresOf(round, system));
  const throughput = (all[0]?.throughput ?? []).map(({ concurrency }) =>
    medianRecord(all.map((figures) => at(figures, concurrency))),
  );
  const latency = medianRecord(all.map((figures) => figures.latency));
  return [...throughput, { oneAtATime: true, ...latency }];
}

/** Countersign against each peer: the median of the ratios within each round, and whether the goal is reached. */
export function ratiosOf(rounds: readonly Round[]): object[] {
  return PEERS.flatMap((peer) => [
    ...concurrencies(rounds).map((concurrency) => throughputRatio(rounds, peer, concurrency)),
    latencyRatio(rounds, peer),
  ]);
}

function throughputRatio(rounds: readonly Round[], peer: Peer, concurrency: number): object {
  const ratios = rounds.map(
    (round) =>
      at(figuresOf(round, COUNTERSIGN), concurrency).runsPerSecond /
      at(figuresOf(round, peer), concurrency).runsPerSecond,
  );
  const timesAsManyRuns = median(ratios);
  return { peer, concurrency, timesAsManyRuns, goal: GOALS[peer], reached: timesAsManyRuns >= GOALS[peer] };
}

/** Below 1 Countersign calls the action sooner; the goal is to be no slower than Mastra. */
function latencyRatio(rounds: readonly Round[], peer: Peer): object {
  const shareOfTheTime = median(
    rounds.map(
      (round) =>
        figuresOf(round, COUNTERSIGN).latency.verdictToActionP50Ms /
        figuresOf(round, peer).latency.verdictToActionP50Ms,
    ),
  );
  const goal = peer === 'mastra' ? { goal: 1, reached: shareOfTheTime <= 1 } : {};
  return { peer, verdictToActionP50: shareOfTheTime, ...goal };
}

function figuresOf(round: Round, system: string): Figures {
  const figures = round[system];
  if (figures === undefined) throw new Error(`${system} was not measured in this round`);
  return figures;
}

function at({ throughput }: Figures, concurrency: number): Throughput {
  const found = throughput.find((item) => item.concurrency === concurrency);
  if (found === undefined) throw new Error(`There is no figure for ${concurrency} at the same time`);
  return found;
}

function concurrencies([first]: readonly Round[]): number[] {
  return first === undefined
    ? []
    : figuresOf(first, COUNTERSIGN).throughput.map(({ concurrency }) => concurrency);
}

function medianRecord(records: readonly (Throughput | Latency)[]): Record<string, number> {
  const keys = Object.keys(records[0] ?? {});
  return Object.fromEntries(
    keys.map((key) => [key, median(records.map((record) => Number(record[key as keyof typeof record])))]), // safe: a key of the first record
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round((sorted[sorted.length >> 1] ?? Number.NaN) * 100) / 100;
}
