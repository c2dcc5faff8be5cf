import { softmax } from './softmaxRegression.ts';

export type ScoredExample = { readonly scores: Float64Array; readonly label: number };

const COLDEST = 0.05;
const HOTTEST = 20;
const ITERATIONS = 40;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The temperature under which the probabilities of these examples fit best (lowest log loss). The scores must come
 * from models that have not seen their example, else the answer is far too sure.
 */
export function fitTemperature(examples: readonly ScoredExample[]): number {
  if (examples.length === 0) return 1;
  // Golden section search: the log loss has one minimum over the logarithm of the temperature.
  let low = Math.log(COLDEST);
  let high = Math.log(HOTTEST);
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let lossLeft = logLoss(examples, Math.exp(left));
  let lossRight = logLoss(examples, Math.exp(right));
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    if (lossLeft < lossRight) {
      [high, right, lossRight] = [right, left, lossLeft];
      left = high - GOLDEN * (high - low);
      lossLeft = logLoss(examples, Math.exp(left));
    } else {
      [low, left, lossLeft] = [left, right, lossRight];
      right = low + GOLDEN * (high - low);
      lossRight = logLoss(examples, Math.exp(right));
    }
  }
  return Math.exp((low + high) / 2);
}

function logLoss(examples: readonly ScoredExample[], temperature: number): number {
  let loss = 0;
  for (const { scores, label } of examples) {
    loss -= Math.log(Math.max(softmax(scores, temperature)[label] ?? 0, 1e-12));
  }
  return loss;
}
