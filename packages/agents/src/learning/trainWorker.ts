import { parentPort, workerData } from 'node:worker_threads';
import type { LabelledText } from './classifierArtefact.ts';
import { type TrainingOptions, trainClassifier } from './trainClassifier.ts';

// The other end of `trainInBackground`, which alone starts this file.
type TrainingOrder = { readonly examples: readonly LabelledText[]; readonly options: TrainingOptions };
const { examples, options }: TrainingOrder = workerData;
parentPort?.postMessage(trainClassifier(examples, options));
