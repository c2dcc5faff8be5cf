import { Buffer } from 'node:buffer';

/** 32-bit floats as base64 of their little-endian bytes, the same on every machine. */
export function floatsToBase64(floats: Float32Array): string {
  const bytes = Buffer.alloc(floats.length * 4);
  floats.forEach((value, index) => {
    bytes.writeFloatLE(value, index * 4);
  });
  return bytes.toString('base64');
}

/** Reads what `floatsToBase64` wrote; bytes that make no whole float at the end are ignored. */
export function floatsFromBase64(base64: string): Float32Array {
  const bytes = Buffer.from(base64, 'base64');
  return Float32Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) =>
    bytes.readFloatLE(index * 4),
  );
}
