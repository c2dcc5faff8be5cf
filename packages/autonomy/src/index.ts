export { type BetaShape, betaLogE, betaUpper } from './betting/betaEProcess.ts';
export { BETTORS, type Bettor, KAPPA } from './betting/bettors.ts';
export {
  anytimeUpper,
  type Claim,
  type EProcess,
  type EvidenceCount,
  eProcessLogE,
  eProcessUpper,
  isAtLevel,
  logE,
  logEAt,
  NEW_E_PROCESS,
  type Reviewed,
  updateEProcess,
} from './betting/eProcess.ts';
export { evaluateGate, type GateCase, type GateDecision } from './gate/evaluateGate.ts';
export {
  clopperPearsonInterval,
  clopperPearsonLower,
  clopperPearsonUpper,
  type Interval,
} from './interval/clopperPearson.ts';
export { jeffreysInterval, jeffreysLower, jeffreysUpper } from './interval/jeffreys.ts';
export { wilsonInterval, wilsonLower, wilsonUpper } from './interval/wilson.ts';
export {
  type Coin,
  decideSample,
  type SampleDecision,
  type SampleLane,
  type SampleRates,
} from './sampling/decideSample.ts';
export { keyedCoin } from './sampling/keyedCoin.ts';
export { betaQuantile, betaUpperQuantile } from './special/betaQuantile.ts';
export { binomCdf } from './special/binomCdf.ts';
export {
  incompleteBeta,
  incompleteBetaTails,
  logIncompleteBeta,
  type Tails,
} from './special/incompleteBeta.ts';
export { logBeta } from './special/logBeta.ts';
export { logGamma } from './special/logGamma.ts';
export { normalQuantile, normalUpperQuantile } from './special/normalQuantile.ts';
export {
  escalatingStreakLength,
  hasReachedEscalatingStreak,
  NEW_STREAK,
  type Streak,
  type StreakOutlook,
  streakOutlook,
  updateStreak,
} from './streak/escalatingStreak.ts';
export { probabilityOfStreak, streakDistribution } from './streak/probabilityOfStreak.ts';
export {
  attemptRisk,
  attemptsAllowed,
  casesNeeded,
  meanCasesToStreak,
  streakUpper,
  streakUpperInAttempt,
} from './streak/streakBound.ts';
