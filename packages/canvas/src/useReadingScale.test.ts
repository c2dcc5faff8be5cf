import { expect, it } from 'vitest';
import { readingScale } from './useReadingScale.ts';

it('keeps what is read at its size on the screen, at every zoom at which the flow is drawn', () => {
  for (const zoom of [0.1, 0.22, 0.36, 0.5, 0.8, 1, 2]) {
    const onScreen = readingScale(zoom) * zoom;
    expect(onScreen).toBeGreaterThanOrEqual(0.9);
    if (zoom <= 1) expect(onScreen).toBeLessThan(1.1);
  }
});
