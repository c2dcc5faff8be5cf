import { parentPort, workerData } from 'node:worker_threads';
import { trainBesideRival } from './trainBesideRival.ts';

// The other end of `trainInBackground`, which alone starts this file.
const { examples, options, rival } = workerData;
parentPort?.postMessage(trainBesideRival(examples, { options, rival }));
