import { Buffer } from 'node:buffer';
import { type LinearModel, strideOf } from './softmaxRegression.ts';

const LARGEST = 127;

/**
 * Weights as one signed byte each, with one scale per feature: a quarter of the size for no measurable accuracy.
 * `bytes` is base64 without the padding classes.
 */
export function packRows(model: LinearModel): { bytes: string; scales: Float32Array } {
  const { weights, stride, classes } = model;
  const rows = weights.length / stride;
  const scales = new Float32Array(rows);
  const bytes = new Int8Array(rows * classes);
  for (let row = 0; row < rows; row++) {
    const values = weights.subarray(row * stride, row * stride + classes);
    const largest = values.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
    const scale = Math.fround(largest / LARGEST);
    scales[row] = scale;
    if (scale === 0) continue;
    values.forEach((value, label) => {
      bytes[row * classes + label] = Math.round(value / scale);
    });
  }
  return { bytes: Buffer.from(bytes.buffer).toString('base64'), scales };
}

/** The weights that `packRows` wrote, in padded rows; empty when the sizes do not fit together. */
export function unpackRows(base64: string, scales: Float32Array, classes: number): Float32Array {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length !== scales.length * classes) return new Float32Array();
  const stride = strideOf(classes);
  const weights = new Float32Array(scales.length * stride);
  scales.forEach((scale, row) => {
    for (let label = 0; label < classes; label++) {
      weights[row * stride + label] = bytes.readInt8(row * classes + label) * scale;
    }
  });
  return weights;
}
