export {
  type Backtest,
  type BacktestCase,
  type BacktestRungs,
  backtest,
  backtestCase,
  isAskable,
  lossUnder,
} from './backtest/backtest.ts';
export { type Change, changeOf, type Widened } from './backtest/changeOf.ts';
export {
  type BandResult,
  beginTrial,
  type PolicyTrial,
  type PolicyTrialResult,
  type RunningTrial,
  tryPolicy,
} from './backtest/tryPolicy.ts';
export { type BetaShape, betaLogE, betaUpper } from './betting/betaEProcess.ts';
export { BETTORS, type Bettor, KAPPA } from './betting/bettors.ts';
export { correctUntilLevel } from './betting/correctUntilLevel.ts';
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
export {
  type Binning,
  type ReliabilityBin,
  reliabilityBins,
  TEN_EQUAL_WIDTH,
} from './calibration/bins.ts';
export { type Calibrator, calibrate, calibratedConfidence } from './calibration/calibrate.ts';
export { type CalibrationReport, calibrationReport } from './calibration/calibrationReport.ts';
export { type Calibrated, calibratedBy, type LabelCounts, NO_LABELS } from './calibration/labelCounts.ts';
export type { LabelledConfidence } from './calibration/labelledConfidence.ts';
export { type PavBlock, pav, predictPav } from './calibration/pav.ts';
export { type Platt, platt, predictPlatt } from './calibration/platt.ts';
export { brier, ece, logLoss, type Murphy, mce, murphy } from './calibration/scores.ts';
export { predictTemperature, temperature } from './calibration/temperature.ts';
export { type ErrorBreaker, isBreakerOpen, pushLoss, type RecentLosses } from './demotion/breaker.ts';
export {
  alternatives,
  detectorLevel,
  type EDetector,
  NEW_E_DETECTOR,
  samplingRateFor,
  updateEDetector,
} from './demotion/eDetector.ts';
export { epochRisk } from './epoch/epochRisk.ts';
export { errorRateBehind, observedTolerance } from './epoch/observedTolerance.ts';
export { kornGraubard, type WeightedInterval } from './estimate/kornGraubard.ts';
export { type Estimate, hajek, horvitzThompson, kishSize, type SampledLoss } from './estimate/weighted.ts';
export { evaluateGate, evaluateRungs, type GateCase, type GateDecision } from './gate/evaluateGate.ts';
export { policyReferences } from './gate/policyReferences.ts';
export {
  INTEGRITY_LIMIT,
  type Integrity,
  integrityZ,
  isSamplerSuspect,
  NEW_INTEGRITY,
  updateIntegrity,
} from './integrity/integrity.ts';
export {
  clopperPearsonInterval,
  clopperPearsonLower,
  clopperPearsonUpper,
  type Interval,
} from './interval/clopperPearson.ts';
export { jeffreysInterval, jeffreysLower, jeffreysUpper } from './interval/jeffreys.ts';
export { wilsonInterval, wilsonLower, wilsonUpper } from './interval/wilson.ts';
export { climbLadder, familyWiseRisk, type LadderView } from './ladder/climbLadder.ts';
export { fixedSequence, type RungCount } from './ladder/fixedSequence.ts';
export { type ScoredCase, type Selection, sgr } from './ladder/sgr.ts';
export { type ExpectedReviews, expectedReviews } from './presets/expectedReviews.ts';
export { PRESETS, type Preset, type PresetName } from './presets/presets.ts';
export { betaBoundary, eProcessBoundary } from './promotion/boundaries.ts';
export { escalatingStreakDistribution } from './promotion/escalatingStreakDistribution.ts';
export { type Boundary, boundaryOf, promotionDistribution } from './promotion/promotionDistribution.ts';
export {
  type PromotionOutlook,
  type Prospect,
  promotionOutlook,
  promotionProbability,
  promotionQuantile,
  promotionTimes,
} from './promotion/promotionOutlook.ts';
export { askedOnce } from './sampling/askedOnce.ts';
export { chanceOfAny } from './sampling/chanceOfAny.ts';
export {
  type Coin,
  decideSample,
  type LaneRates,
  type SampleDecision,
} from './sampling/decideSample.ts';
export { keyedCoin } from './sampling/keyedCoin.ts';
export {
  NEW_SCORE_AVERAGE,
  riskScore,
  type ScoreAverage,
  type TargetedCase,
  targetedRate,
  updateScoreAverage,
} from './sampling/targetedLane.ts';
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
export { type NextStanding, type Standing, standing } from './standing/standing.ts';
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
export {
  type Counted,
  daysCounted,
  perWeek,
  type SegmentVolumes,
  segmentPerWeek,
} from './treatment/perWeek.ts';
export {
  DEFAULT_BORDERS,
  type DecisionPoint,
  type MapBorders,
  suggestedStartRung,
  type Treatment,
  treatmentOf,
} from './treatment/treatmentOf.ts';
export { unreviewed } from './treatment/unreviewed.ts';
export { type AutonomyGiven, autonomyGiven } from './trust/autonomyGiven.ts';
export { caseKey, type EvidenceCase, isWatched, streamOf } from './trust/evidenceCase.ts';
export { heldRung, isEvidencePolicyEqual, rungAfterPolicy, startRungAfter } from './trust/evidencePolicy.ts';
export { foldLine, isCause, type LedgerLine } from './trust/foldLine.ts';
export { isUnasked } from './trust/isUnasked.ts';
export { leastWeight } from './trust/leastRate.ts';
export { changedFields, type FieldPath, lossOf, lossOfChanges } from './trust/lossOf.ts';
export { hasWaited, waitsForChecks } from './trust/openChecks.ts';
export {
  type PolicyConsequences,
  policyConsequences,
  type SegmentConsequence,
} from './trust/policyConsequences.ts';
export { neverTrippedIn, newFaultsOfPolicy, refusalOfPolicy } from './trust/refusalOfPolicy.ts';
export {
  beginReplay,
  type Replay,
  type ReplayedCheckpoint,
  replayLedger,
} from './trust/replayLedger.ts';
export { scoreOf } from './trust/scoreOf.ts';
export {
  type Arrival,
  comparePlaces,
  type SegmentPlace,
  standingOf,
  type TrustPlace,
} from './trust/standingOf.ts';
export {
  emptyBook,
  isCurrent,
  isSameTrust,
  putCase,
  standingAt,
  type TrustBook,
  trustKey,
  trustsInOrder,
} from './trust/trustBook.ts';
export {
  type BandEvidence,
  beginTrust,
  type CaseName,
  EMPTY_STREAM,
  type EpochStart,
  NO_EVIDENCE,
  type OpenWidening,
  type PendingError,
  type StreamPlace,
  type TrustCounts,
  type TrustState,
} from './trust/trustState.ts';
export { earnedRung, evidenceFor } from './trust/wideningOf.ts';
export { claimOf, isWideningRuleMet } from './trust/wideningRule.ts';
