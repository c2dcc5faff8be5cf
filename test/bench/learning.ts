import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Classifier,
  calibrationError,
  classify,
  openClassifier,
  trainClassifier,
} from '@countersign/agents';
import { type LabelledMessage, readBanking77 } from './data/readBanking77.ts';
import { readClinc150 } from './data/readClinc150.ts';
import { seededOrder } from './data/seededOrder.ts';

/** How well the learning agent learns: `pnpm bench learning --data <folder of data sets> [--seed 1]`. */
const { values } = parseArgs({
  options: { data: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
if (values.data === undefined) throw new Error('Name the folder of data sets with --data.');
const LEAST_HELD_OUT = 1_003;
const seed = Number(values.seed);

// Each model is measured on every message it was not trained on: with few of them the calibration error is mostly noise.
const messages = seededOrder(readBanking77(join(values.data, 'banking77')), seed);
for (const size of [250, 1_000, 3_000, messages.length - LEAST_HELD_OUT]) {
  const learnt = train('banking77', messages.slice(0, size));
  measure('banking77', learnt, messages.slice(size));
}

const clinc = readClinc150(join(values.data, 'clinc150'));
const classifier = train('clinc150', clinc.train);
measure('clinc150', classifier, clinc.inScope);
print(
  'clinc150',
  'out of scope noticed',
  share(clinc.outOfScope, ({ text }) => classify(classifier, text).isOutOfScope),
);

function train(set: string, examples: readonly LabelledMessage[]): Classifier {
  const started = performance.now();
  const cpuStarted = process.cpuUsage();
  const trained = trainClassifier(examples);
  if (!trained.ok) throw new Error(trained.problem.message);
  print(set, 'training cases', examples.length);
  print(set, 'training seconds', (performance.now() - started) / 1_000);
  print(set, 'training cpu seconds', process.cpuUsage(cpuStarted).user / 1e6);
  print(set, 'artefact bytes', JSON.stringify(trained.value).length);
  print(set, 'accuracy foretold', trained.value.metrics.accuracy);
  const openStarted = performance.now();
  const opened = openClassifier(trained.value);
  if (!opened.ok) throw new Error(opened.problem.message);
  print(set, 'opening ms', performance.now() - openStarted);
  return opened.value;
}

function measure(set: string, classifier: Classifier, cases: readonly LabelledMessage[]): void {
  print(set, 'held-out cases', cases.length);
  const started = performance.now();
  const cpuStarted = process.cpuUsage();
  const answers = cases.map(({ text }) => classify(classifier, text));
  print(set, 'ms per prediction', (performance.now() - started) / cases.length);
  print(set, 'cpu ms per prediction', process.cpuUsage(cpuStarted).user / 1e3 / cases.length);
  const judged = answers.map((answer, index) => ({
    confidence: answer.probabilities[0]?.probability ?? 0,
    isCorrect: answer.label === cases[index]?.label,
  }));
  print(
    set,
    'accuracy',
    share(judged, ({ isCorrect }) => isCorrect),
  );
  print(set, 'calibration error', calibrationError(judged));
  print(
    set,
    'called out of scope',
    share(answers, ({ isOutOfScope }) => isOutOfScope),
  );
  print(
    set,
    'called ambiguous',
    share(answers, ({ isAmbiguous }) => isAmbiguous),
  );
  const sure = judged.filter((_, index) => !answers[index]?.isOutOfScope && !answers[index]?.isAmbiguous);
  print(
    set,
    'accuracy of the others',
    share(sure, ({ isCorrect }) => isCorrect),
  );
}

function share<TItem>(items: readonly TItem[], holds: (item: TItem) => boolean): number {
  return items.filter(holds).length / items.length;
}

function print(set: string, figure: string, value: number): void {
  process.stdout.write(
    `${JSON.stringify({ bench: 'learning', set, figure, value: Number(value.toPrecision(4)) })}\n`,
  );
}
