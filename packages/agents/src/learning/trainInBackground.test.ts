import { describe, expect, it } from 'vitest';
import { trainBesideRival } from './trainBesideRival.ts';
import { TRAINING_DEFAULTS, trainClassifier } from './trainClassifier.ts';
import { trainInBackground } from './trainInBackground.ts';

const CASES = Array.from({ length: 40 }, (_, index) => ({
  id: `case-${index}`,
  text: index % 2 === 0 ? `please pay me back ${index}` : `where is my card ${index}`,
  label: index % 2 === 0 ? 'refund' : 'card',
}));

describe('trainInBackground', () => {
  it('answers what training at once answers while the event loop goes on', async () => {
    const rival = JSON.parse(JSON.stringify(trainClassifier(CASES.slice(0, 20))));
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const result = await trainInBackground(CASES, { rival: rival.value });
    clearInterval(timer);
    expect(result).toEqual(trainBesideRival(CASES, { options: TRAINING_DEFAULTS, rival: rival.value }));
    expect(result.ok && result.value.rival).toHaveLength(20);
    expect(turns).toBeGreaterThan(3);
  });

  it('hands on why it cannot train', async () => {
    expect(await trainInBackground(CASES.slice(0, 3))).toMatchObject({
      ok: false,
      problem: { code: 'too_few_examples' },
    });
  });

  it('ends when it is cancelled', async () => {
    const abort = new AbortController();
    const training = trainInBackground(CASES, { signal: abort.signal });
    abort.abort();
    expect(await training).toMatchObject({ ok: false, problem: { code: 'training_stopped' } });
    expect(await trainInBackground(CASES, { signal: abort.signal })).toMatchObject({ ok: false });
  });
});
