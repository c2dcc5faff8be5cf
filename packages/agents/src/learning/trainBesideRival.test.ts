import { describe, expect, it } from 'vitest';
import { type LabelledText, openClassifier, withoutTexts } from './classifierArtefact.ts';
import { classify } from './classify.ts';
import { trainBesideRival } from './trainBesideRival.ts';
import { TRAINING_DEFAULTS, trainClassifier } from './trainClassifier.ts';

const some = (from: number, to: number): LabelledText[] =>
  Array.from({ length: to - from }, (_, index) => from + index).map((number) => ({
    id: `case-${String(number).padStart(3, '0')}`,
    text: number % 2 === 0 ? `please pay me back ${number}` : `where is my card ${number}`,
    label: number % 2 === 0 ? 'refund' : 'card',
  }));

const json = (value: unknown) => JSON.parse(JSON.stringify(value));

function trained(cases: readonly LabelledText[], rival = null) {
  const result = trainBesideRival(cases, { options: TRAINING_DEFAULTS, rival });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

describe('trainBesideRival', () => {
  it('says of every case what models say that have not seen it', () => {
    const { heldOut, classifier, rival } = trained(some(0, 40));
    expect(rival).toBeNull();
    expect(heldOut.map(({ id }) => id).sort()).toEqual(some(0, 40).map(({ id }) => id));
    const labels = new Map(some(0, 40).map(({ id, label }) => [id, label]));
    const right = heldOut.filter(({ id, label }) => labels.get(id) === label).length;
    expect(right / 40).toBeCloseTo(classifier.metrics.accuracy, 12);
  });

  it('never asks a model about words that it was trained on, under whatever id', () => {
    // Nothing tells these labels apart but the very words: who has seen the same words is right, nobody else can be.
    const coins = Array.from({ length: 30 }, (_, index) => ({
      text: `token${index} zq${index * 7919}`,
      label: (index * 7) % 3 === 0 ? 'a' : 'b',
    }));
    const twice = coins.flatMap((coin, index) => [
      { ...coin, id: `one-${index}` },
      { ...coin, id: `two-${index}`, text: ` ${coin.text.toUpperCase()} ` },
    ]);
    const { heldOut } = trained(twice);
    expect(heldOut.every(({ confidence }) => confidence < 0.95)).toBe(true);
  });

  it('asks the classifier in use only about cases that it has not seen', () => {
    const live = trainClassifier(some(0, 30));
    if (!live.ok) throw new Error(live.problem.message);
    const again = { ...(some(4, 5)[0] as LabelledText), id: 'same-words' };
    const { rival } = trained([...some(0, 36), again], json(withoutTexts(live.value)));
    expect(rival?.map(({ id }) => id)).toEqual(some(30, 36).map(({ id }) => id));
    expect(trained(some(0, 36), json({ broken: true })).rival).toBeNull();
  });
});

describe('a classifier without texts', () => {
  const whole = trainClassifier(some(0, 40));
  if (!whole.ok) throw new Error(whole.problem.message);
  const stripped = withoutTexts(whole.value);

  it('keeps its name and its answers, and nothing that anybody wrote', () => {
    expect(stripped.hash).toBe(whole.value.hash);
    expect(JSON.stringify(stripped)).not.toContain('pay me back 4');
    const texts = new Map(some(0, 40).map(({ id, text }) => [id, text]));
    const opened = openClassifier(json(stripped), texts);
    const original = openClassifier(json(whole.value));
    if (!opened.ok || !original.ok) throw new Error('not opened');
    const [answer, expected] = [opened.value, original.value].map((one) =>
      classify(one, 'where is my card 7'),
    );
    expect(answer?.probabilities).toEqual(expected?.probabilities);
    expect(answer?.nearest).toEqual(expected?.nearest.map((near) => ({ ...near, text: null })));
  });

  it('finds no neighbour whose text is gone, and is refused when it was changed', () => {
    const opened = openClassifier(json(stripped));
    expect(opened.ok && classify(opened.value, 'where is my card 7').nearest).toEqual([]);
    const changed = json({ ...stripped, temperature: 9 });
    expect(openClassifier(changed)).toMatchObject({ ok: false, problem: { code: 'classifier_unreadable' } });
  });
});
