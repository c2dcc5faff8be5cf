import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CheckpointPolicy } from '@countersign/model';
import { RestClient } from '../server/RestClient.ts';
import { RunningServer } from '../server/RunningServer.ts';
import { trainVersions } from './autonomy/agentVersions.ts';
import { driftDelay } from './autonomy/driftDelay.ts';
import { epochErrors, isCountedAbove } from './autonomy/epochErrors.ts';
import { liveStream } from './autonomy/liveStream.ts';
import { modelSwitch } from './autonomy/modelSwitch.ts';
import { outOfScope } from './autonomy/outOfScope.ts';
import { outcomeOf, type RuleName, runRepetition } from './autonomy/repetitions.ts';
import type { DecidedCase } from './autonomy/runStream.ts';
import { percentile } from './data/percentile.ts';
import { readBanking77 } from './data/readBanking77.ts';
import { seededOrder } from './data/seededOrder.ts';

/**
 * What earned autonomy is worth on real streams: `pnpm bench autonomy --data <folder of data sets>
 * [--parts repetitions,drift,scope,models,live] [--repetitions 100] [--cases 10000] [--adopt doubled|every] [--seed 1]`. autonomy/RESULTS.md says what each part is.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    parts: { type: 'string', default: 'repetitions,drift,scope,models,live' },
    cases: { type: 'string', default: '10000' },
    adopt: { type: 'string', default: 'doubled' },
    repetitions: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
  },
});
if (values.data === undefined) throw new Error('Name the folder of data sets with --data.');
const data = values.data;
const seed = Number(values.seed);
const repetitions = Number(values.repetitions);
const seeds = Array.from({ length: repetitions }, (_, index) => seed + index);

const TOLERANCE = 0.05;
/** The curve has one point for so many cases. */
const CURVE_STEP = 500;
const LIVE_SCOPES = [
  ...['runs:read', 'runs:write', 'reviews:read', 'reviews:write'],
  ...['flows:read', 'flows:write', 'learning:write', 'checkpoints:read', 'checkpoints:write'],
];
const rung = (title: string, minConfidence: number) => ({ title, minConfidence, sampleRate: 0.1 });
const LADDER = [rung('Clear', 0.95), rung('Mostly clear', 0.85), rung('Likely', 0.7)];
const policyOf = (part: object = {}) =>
  CheckpointPolicy.parse({ ladder: LADDER, tolerance: TOLERANCE, widening: 'automatic', ...part });

const PARTS: Readonly<Record<string, () => void | Promise<void>>> = {
  ...{ repetitions: repeat, drift, scope, models, live },
};
for (const part of values.parts.split(',')) {
  const run = PARTS[part];
  if (run === undefined) throw new Error(`There is no part "${part}".`);
  await run();
}

/** The reduced stream, as often as asked for: is what passes within the tolerance in every epoch? */
function repeat(): void {
  const sizes = [500, 1_000, 2_000];
  const { training, messages } = banking(2_000);
  const versions = trainVersions(training, sizes);
  const bench = { messages, versions, policy: policyOf(), length: 4_000 };
  for (const rule of ['earned', 'naive'] satisfies RuleName[]) {
    const outcomes = seeds.map((each) => outcomeOf(bench, runRepetition(bench, rule, each)));
    const count = (holds: (outcome: (typeof outcomes)[number]) => boolean) => outcomes.filter(holds).length;
    const sum = (of: (outcome: (typeof outcomes)[number]) => number) =>
      outcomes.reduce((total, outcome) => total + of(outcome), 0);
    const print = printer('repetitions', { rule });
    print('streams', outcomes.length);
    print('share automated', sum(({ share }) => share) / outcomes.length);
    print('error of what passed', sum(({ wrong }) => wrong) / sum(({ passed }) => passed));
    print(
      'streams never on an unsafe rung',
      count(({ unsafe }) => unsafe === 0),
    );
    print(
      'streams with no epoch surely above tolerance',
      count(({ surelyAbove }) => surelyAbove === 0),
    );
    print(
      'streams with no epoch counted above tolerance',
      count(({ countedAbove }) => countedAbove === 0),
    );
  }
}

function drift(): void {
  const { training, messages } = banking(3_000);
  const [version] = trainVersions(training, [training.length]);
  for (const movedShare of [0.1, 0.2, 0.5]) {
    const bench = { messages, version: version!, policy: policyOf(), at: 2_500, movedShare };
    const streams = seeds.map((each) => driftDelay(bench, each)).filter(({ earned }) => earned);
    const delays = streams.flatMap(({ delay }) => (delay === null ? [] : [delay]));
    const print = printer('drift', { moved: movedShare });
    print('streams with a rung to lose', streams.length);
    print('narrowed', delays.length);
    print(
      'error after the change',
      streams.reduce((sum, { errorAfter }) => sum + errorAfter, 0) / streams.length,
    );
    for (const name of ['checks', 'cases', 'wrongPassed'] as const) {
      const figures = delays.map((delay) => delay[name]);
      print(`${name} until narrowed, p50`, percentile(figures, 0.5));
      print(`${name} until narrowed, p90`, percentile(figures, 0.9));
    }
  }
}

function scope(): void {
  const { decided, isForeign } = outOfScope(join(data, 'clinc150'), policyOf(), seed);
  const foreign = decided.filter(isForeign);
  const print = printer('scope');
  print('cases', decided.length);
  print('share out of scope', foreign.length / decided.length);
  printPassed(print, decided);
  print(
    'out of scope flagged by the agent',
    share(foreign, ({ isException }) => isException),
  );
  print(
    'out of scope caught',
    share(foreign, ({ isPassed }) => !isPassed),
  );
  const passing = decided.slice(decided.findIndex(({ isPassed }) => isPassed));
  print(
    'out of scope caught once cases pass',
    share(passing.filter(isForeign), ({ isPassed }) => !isPassed),
  );
  print(
    'share automated once cases pass',
    share(passing, ({ isPassed }) => isPassed),
  );
}

function models(): void {
  const before = ['gpt_4o', 'claude_3_5_sonnet', 'gemini-1.5-pro', 'deepseek-chat', 'gpt_4o_mini'] as const;
  const after = ['claude-3-7-sonnet', 'gpt-o1', 'gemini-2.0-flash', 'deepseek-chat', 'gpt_4o_mini'] as const;
  const ladder = [rung('All agree', 1), rung('All but one', 0.8)];
  for (const tolerance of [TOLERANCE, 0.3]) {
    const panels = [before, after] as const;
    const decided = modelSwitch(join(data, 'cfpb-llm'), policyOf({ ladder, tolerance }), { panels, seed });
    const print = printer('models', { tolerance });
    print('cases', decided.length);
    const agreed = decided.filter(({ confidence }) => confidence === 1);
    print('share on which all agree', agreed.length / decided.length);
    print(
      'error where all agree',
      share(agreed, ({ isRight }) => !isRight),
    );
    printPassed(print, decided);
    print('epochs', new Set(decided.map(({ epoch }) => epoch)).size);
    const first = decided.findIndex(({ agentVersion }) => agentVersion !== decided[0]?.agentVersion);
    print('rung before the switch', decided[first - 1]?.rung ?? 0);
    print('rung at the switch', decided[first]?.rung ?? 0);
    print('rung at the end', decided.at(-1)?.rung ?? 0);
  }
}

/** The whole stream through a server of its own, over REST, with an agent that begins knowing nothing. */
async function live(): Promise<void> {
  const adoption = values.adopt;
  if (adoption !== 'every' && adoption !== 'doubled') throw new Error('--adopt is "every" or "doubled".');
  await using server = await RunningServer.start({ args: ['--empty'] });
  const client = new RestClient(server.url, await server.createKey('demo', LIVE_SCOPES));
  const print = printer('live', { adopt: adoption });
  const startedAt = performance.now();
  let told = 0;
  const { decided, verdicts, ratified, proof } = await liveStream(client, {
    messages: banking(0).messages.slice(0, Number(values.cases)),
    policy: policyOf({ widening: 'proposed' }),
    retrainAfter: 500,
    adoption,
    onTrained: ({ version, status, metrics }, { cases, verdicts }) => {
      const at = printer('live', { adopt: adoption, cases, verdicts, version, status });
      at('accuracy foretold', metrics.accuracy);
    },
    onBatch: (all) => {
      if (all.length - told < CURVE_STEP) return;
      printCurve(all.slice(told), printer('live', { adopt: adoption, cases: all.length }));
      told = all.length;
    },
  });
  for (const { epoch, rung: widest, passed, wrong } of epochErrors(decided)) {
    const at = printer('live', { adopt: adoption, epoch, rung: widest, passed });
    at('error of what passed in the epoch', wrong / passed);
  }
  print('cases', decided.length);
  printPassed(print, decided);
  print('verdicts', verdicts);
  print('widenings ratified', ratified);
  print('ledger lines', proof.lines);
  print('ledger leads to what is stored', proof.isEqual ? 1 : 0);
  print('epochs', new Set(decided.map(({ epoch }) => epoch)).size);
  print(
    'epochs counted above tolerance',
    epochErrors(decided).filter((each) => isCountedAbove(each, TOLERANCE)).length,
  );
  print('minutes', (performance.now() - startedAt) / 60_000);
}

function printCurve(cases: readonly DecidedCase[], print: Print): void {
  const passed = cases.filter(({ isPassed }) => isPassed);
  print('share automated', passed.length / cases.length);
  print(
    'error of what passed',
    share(passed, ({ isRight }) => !isRight),
  );
  print('reviews', cases.filter(({ isReviewed }) => isReviewed).length);
  const last = cases.findLast(({ isException }) => !isException);
  print('epoch', last?.epoch ?? 0);
  print('rung', last?.rung ?? 0);
}

function banking(trained: number) {
  const messages = seededOrder(readBanking77(join(data, 'banking77')), seed);
  return { training: messages.slice(0, trained), messages: messages.slice(trained) };
}

type Print = (figure: string, value: number) => void;

function printPassed(print: Print, decided: readonly DecidedCase[]): void {
  const passed = decided.filter(({ isPassed }) => isPassed);
  print('share automated', passed.length / decided.length);
  print(
    'error of what passed',
    share(passed, ({ isRight }) => !isRight),
  );
  print('epochs in which something passed', epochErrors(decided).length);
  print('reviews', decided.filter(({ isReviewed }) => isReviewed).length);
}

/** 0 of none. */
function share<TItem>(items: readonly TItem[], holds: (item: TItem) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length;
}

function printer(part: string, about: object = {}): Print {
  return (figure, value) => {
    const line = { bench: 'autonomy', part, ...about, figure, value: Number(value.toPrecision(4)) };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  };
}
