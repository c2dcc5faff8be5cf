import { type ExpectedReviews, expectedReviews, PRESETS, type PresetName } from '@countersign/autonomy';
import { useEffect, useState } from 'react';

/** What a preset asks of an agent with this error rate, in reviewed cases of one rung. */
export interface PresetMeaning {
  readonly errorRate: number;
  readonly reviews: ExpectedReviews;
}

/** An agent that is good but not perfect, where nothing was measured. */
const EXAMPLE_RATE = 0.005;

type Meanings = Readonly<Record<PresetName, PresetMeaning>>;

/** Works out what the presets mean, after the page has been drawn: exact figures take a moment. */
export function usePresetMeanings(errorRate: number | null): Meanings | undefined {
  const [meanings, setMeanings] = useState<Meanings>();
  useEffect(() => {
    const timer = setTimeout(() => setMeanings(meaningsFor(errorRate ?? EXAMPLE_RATE)), 0);
    return () => clearTimeout(timer);
  }, [errorRate]);
  return meanings;
}

function meaningsFor(errorRate: number): Meanings {
  const of = (name: PresetName): PresetMeaning => ({
    errorRate,
    reviews: expectedReviews(PRESETS[name], errorRate),
  });
  return { cautious: of('cautious'), balanced: of('balanced'), fast: of('fast') };
}
