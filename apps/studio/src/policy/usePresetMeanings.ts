import {
  claimOf,
  type ExpectedReviews,
  expectedReviews,
  isEvidencePolicyEqual,
  PRESETS,
  type Preset,
  type PresetName,
} from '@countersign/autonomy';
import { CheckpointPolicy } from '@countersign/model';
import { useEffect, useState } from 'react';

/** What a preset asks of an agent with this error rate, in reviewed cases of one rung. */
export interface PresetMeaning {
  readonly errorRate: number;
  readonly reviews: ExpectedReviews;
  /** The epoch that the reviews would count in, and the risk it may use. */
  readonly epoch: number;
  readonly risk: number;
}

/** Where an agent stands whose next rung the presets are about. */
export interface PresetPlace {
  /** The share of cases found wrong; null where too few were judged. */
  readonly errorRate: number | null;
  /** The epoch that counts, and the last that was begun in the segment. */
  readonly epoch: number;
  readonly lastEpoch: number;
}

/** An agent that is good but not perfect, where nothing was measured. */
const EXAMPLE_RATE = 0.005;

type Each<Of> = Readonly<Record<PresetName, Of>>;
type Question = { readonly policy: Parameters<typeof expectedReviews>[0]; readonly epoch: number };

/** Works out what the presets mean in a draft, after the page has been drawn: exact figures take a moment. */
export function usePresetMeanings(
  inForce: CheckpointPolicy,
  draft: unknown,
  place: PresetPlace,
): Each<PresetMeaning> | undefined {
  const [meanings, setMeanings] = useState<Each<PresetMeaning>>();
  const errorRate = place.errorRate ?? EXAMPLE_RATE;
  // Drafts change with each key stroke, what is asked of them seldom.
  const asked = JSON.stringify(ofEach((name) => questionOf(PRESETS[name], { inForce, draft, place })));
  useEffect(() => {
    const questions = JSON.parse(asked) as Each<Question>; // safe: written just above
    const timer = setTimeout(() => {
      setMeanings(ofEach((name) => meaningOf(questions[name], errorRate)));
    }, 0);
    return () => clearTimeout(timer);
  }, [asked, errorRate]);
  return meanings;
}

const ofEach = <Of>(of: (name: PresetName) => Of): Each<Of> => ({
  cautious: of('cautious'),
  balanced: of('balanced'),
  fast: of('fast'),
});

/** By what agents would be judged, and in which epoch, were a preset applied with the rest of the draft. */
export function questionOf(
  preset: Preset,
  {
    inForce,
    draft,
    place,
  }: { readonly inForce: CheckpointPolicy; readonly draft: unknown; readonly place: PresetPlace },
): Question {
  const wanted = CheckpointPolicy.safeParse({ ...Object(draft), ...preset });
  const policy = wanted.success ? wanted.data : { ...inForce, ...preset };
  const { tolerance, missRate, risk, rule, spending } = policy;
  // Where something else is measured a new epoch begins, which may share the risk with those before it.
  const epoch = isEvidencePolicyEqual(inForce, policy) ? place.epoch : place.lastEpoch + 1;
  const missed = missRate === undefined ? {} : { missRate };
  return { policy: { tolerance, ...missed, risk, rule, spending }, epoch };
}

const meaningOf = ({ policy, epoch }: Question, errorRate: number): PresetMeaning => ({
  ...{ errorRate, epoch, risk: claimOf(policy, epoch).d },
  // Each weighs 1: all presets test only the cases that a rung adds.
  reviews: expectedReviews(policy, errorRate, { epoch }),
});
