export {
  type Coin,
  decideSample,
  type SampleDecision,
  type SampleLane,
  type SampleRates,
} from './decideSample.ts';
export { evaluateGate, type GateCase, type GateDecision } from './evaluateGate.ts';
export { keyedCoin } from './keyedCoin.ts';
