import { describe, expect, it } from 'vitest';
import { calibrationError } from './calibrationError.ts';
import { softmax } from './softmaxRegression.ts';
import { fitTemperature } from './temperature.ts';

describe('fitTemperature', () => {
  it('finds the temperature that makes the shares come true', () => {
    // Two classes, scores 0 and 4; the first is right in 75 of 100 cases: sigma(4 / T) = .75 has T = 4 / ln 3.
    const examples = Array.from({ length: 100 }, (_, index) => ({
      scores: Float64Array.of(4, 0),
      label: index < 75 ? 0 : 1,
    }));
    const temperature = fitTemperature(examples);
    expect(temperature).toBeCloseTo(4 / Math.log(3), 4);
    expect(softmax(Float64Array.of(4, 0), temperature)[0]).toBeCloseTo(0.75, 5);
  });
});

describe('calibrationError', () => {
  it('is the mean gap between confidence and accuracy over ten bins', () => {
    const predictions = [
      { confidence: 0.95, isCorrect: true },
      { confidence: 0.95, isCorrect: false },
      { confidence: 1, isCorrect: true },
      { confidence: 0.15, isCorrect: false },
    ];
    // Top bin: |.95 + .95 + 1 - 2| = .9; second bin: .15; over 4 predictions.
    expect(calibrationError(predictions)).toBeCloseTo((0.9 + 0.15) / 4, 12);
    expect(calibrationError([])).toBe(0);
  });
});
