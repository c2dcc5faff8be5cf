import { describe, expect, it } from 'vitest';
import { type Classifier, type LabelledText, openClassifier } from './classifierArtefact.ts';
import { classify } from './classify.ts';
import { TRAINING_DEFAULTS, trainClassifier } from './trainClassifier.ts';

const THINGS = ['order', 'parcel', 'package', 'delivery', 'shipment', 'box'];
const PHRASES: Readonly<Record<string, readonly string[]>> = {
  where_is_it: [
    'Where is my %?',
    'The % has not arrived yet',
    'When does my % come?',
    'Still waiting for the %',
  ],
  broken: ['My % arrived broken', 'There is a crack in the %', 'The % is damaged', 'Smashed % at my door'],
  refund: [
    'I want my money back for the %',
    'Please refund the %',
    'How do I get a refund for a %?',
    'Return the % and pay me back',
  ],
};

function someCases(): LabelledText[] {
  return Object.entries(PHRASES).flatMap(([label, phrases]) =>
    phrases.flatMap((phrase, row) =>
      THINGS.map((thing, column) => ({
        id: `${label}-${row}-${column}`,
        text: phrase.replace('%', thing),
        label,
      })),
    ),
  );
}

function trained(examples: readonly LabelledText[] = someCases()): Classifier {
  const artefact = trainClassifier(examples);
  if (!artefact.ok) throw new Error(artefact.problem.message);
  const opened = openClassifier(JSON.parse(JSON.stringify(artefact.value)));
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.value;
}

describe('trainClassifier', () => {
  const classifier = trained();

  it('labels messages it has not seen', () => {
    expect(classify(classifier, 'when will the parcels arrive').label).toBe('where_is_it');
    expect(classify(classifier, 'the glass is cracked and damaged').label).toBe('broken');
    expect(classify(classifier, 'refund me please').label).toBe('refund');
  });

  it('sees through typing errors by pieces of words', () => {
    expect(classify(classifier, 'i wnat a refnd').label).toBe('refund');
  });

  it('gives probabilities that sum to 1, best first', () => {
    const { label, probabilities } = classify(classifier, 'Please refund the order');
    expect(probabilities.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
    expect(probabilities.map(({ probability }) => probability)).toEqual(
      probabilities.map(({ probability }) => probability).sort((a, b) => b - a),
    );
    expect(probabilities[0]?.label).toBe(label);
  });

  it('cites the labelled cases nearest to the message', () => {
    const [nearest, next] = classify(classifier, 'Please refund the parcel').nearest;
    expect(nearest).toMatchObject({
      exampleId: 'refund-1-1',
      label: 'refund',
      text: 'Please refund the parcel',
    });
    expect(nearest?.similarity).toBeCloseTo(1, 5);
    expect(next?.similarity).toBeLessThan(1);
  });

  it('calls a message out of scope that is like no label', () => {
    expect(classify(classifier, 'Which chess opening do you recommend?').isOutOfScope).toBe(true);
    expect(classify(classifier, '¿¿??').isOutOfScope).toBe(true);
    expect(classify(classifier, 'Where is my shipment?').isOutOfScope).toBe(false);
  });

  it('is the less sure the more of a message is unknown to it', () => {
    const confidence = (text: string) => classify(classifier, text).probabilities[0]?.probability ?? 0;
    expect(confidence('Please refund the parcel with the violin and my old bicycle')).toBeLessThan(
      confidence('Please refund the parcel'),
    );
  });

  it('calls a message ambiguous when people labelled its like both ways', () => {
    const disputed = THINGS.map((thing, index) => ({
      id: `disputed-${index}`,
      text: `Somebody call me about the ${thing}`,
      label: index % 2 === 0 ? 'broken' : 'where_is_it',
    }));
    const torn = trained([...someCases(), ...disputed]);
    expect(classify(torn, 'Somebody call me about it').isAmbiguous).toBe(true);
    expect(classify(torn, 'Please refund the parcel').isAmbiguous).toBe(false);
  });

  it('trains the same bytes from the same cases in any order', () => {
    const forwards = trainClassifier(someCases());
    const backwards = trainClassifier(someCases().reverse());
    expect(backwards).toEqual(forwards);
    const otherSeed = trainClassifier(someCases(), { ...TRAINING_DEFAULTS, seed: 2 });
    expect(otherSeed).not.toEqual(forwards);
  });

  it('measures itself on cases kept from it', () => {
    const random = someCases().map((example, index) => ({ ...example, label: `label-${(index * 7) % 5}` }));
    const learnt = trainClassifier(someCases());
    const guessed = trainClassifier(random);
    if (!learnt.ok || !guessed.ok) throw new Error('training failed');
    expect(learnt.value.metrics).toMatchObject({ examples: 72, labels: 3 });
    expect(learnt.value.metrics.accuracy).toBeGreaterThan(0.95);
    expect(guessed.value.metrics.accuracy).toBeLessThan(0.5);
  });

  it('is not sure of labels that mean nothing', () => {
    const random = someCases().map((example, index) => ({ ...example, label: `label-${(index * 7) % 5}` }));
    const { probabilities } = classify(trained(random), 'Please refund the parcel');
    expect(probabilities[0]?.probability).toBeLessThan(0.6);
  });

  it('refuses too few cases and a single label', () => {
    const one = someCases().filter(({ label }) => label === 'refund');
    expect(trainClassifier(one)).toMatchObject({ ok: false, problem: { code: 'too_few_labels' } });
    expect(trainClassifier(someCases().slice(20, 28))).toMatchObject({
      ok: false,
      problem: { code: 'too_few_examples' },
    });
  });
});

describe('openClassifier', () => {
  it('refuses a classifier that was changed after training', () => {
    const artefact = trainClassifier(someCases());
    if (!artefact.ok) throw new Error(artefact.problem.message);
    for (const change of [
      { temperature: 9 },
      { schema: 'countersign.classifier/0' },
      { labels: ['a', 'b'] },
    ]) {
      expect(openClassifier({ ...artefact.value, ...change })).toMatchObject({
        ok: false,
        problem: { code: 'classifier_unreadable' },
      });
    }
    expect(openClassifier(null)).toMatchObject({ ok: false, problem: { code: 'classifier_unreadable' } });
  });
});
