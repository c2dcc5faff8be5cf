const BINS = 10;

export type JudgedPrediction = { readonly confidence: number; readonly isCorrect: boolean };

/** Expected calibration error over ten bins of equal width: how far confidence is from accuracy, on average. */
export function calibrationError(predictions: readonly JudgedPrediction[]): number {
  if (predictions.length === 0) return 0;
  const gaps = new Float64Array(BINS);
  for (const { confidence, isCorrect } of predictions) {
    const bin = Math.min(BINS - 1, Math.floor(confidence * BINS));
    gaps[bin] = gaps[bin]! + confidence - (isCorrect ? 1 : 0);
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / predictions.length;
}
