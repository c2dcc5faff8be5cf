import type { PolicyTrial } from '@countersign/autonomy';
import { useEffect, useMemo, useRef, useState } from 'react';
import { BacktestDesk, type TimedAnswer } from './BacktestDesk.ts';
import type { ListedTrials } from './caseList.ts';
import type { PastPage } from './usePastCases.ts';

export interface Backtests<TKey extends string> {
  readonly answers: { readonly [K in TKey]?: TimedAnswer };
  /** All cases one by one under two policies, as a CSV file; null before the first of them has come. */
  readonly list: (trials: ListedTrials) => Promise<string> | null;
}

/**
 * The answers to some questions about past cases, kept current while the questions change and while more cases come. A
 * question that is undefined keeps its last answer; all are undefined until the first count is through.
 */
export function useBacktests<TKey extends string>(
  pages: readonly PastPage[] | undefined,
  questions: Readonly<Record<TKey, PolicyTrial | undefined>>,
): Backtests<TKey> {
  const [answers, setAnswers] = useState<{ readonly [K in TKey]?: TimedAnswer }>({});
  const desk = useRef<BacktestDesk | null>(null);
  const asked = useAsked(questions);
  // The same past as long as it only grows.
  const past = pages?.[0];
  useEffect(() => {
    if (past === undefined) return;
    const opened = new BacktestDesk((key, answer) => setAnswers((before) => ({ ...before, [key]: answer })));
    desk.current = opened;
    return () => {
      desk.current = null;
      opened.stop();
    };
  }, [past]);
  // These two run after the effect above: a new desk is told and asked everything again.
  useEffect(() => desk.current?.take(pages ?? []), [pages]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another past is another desk
  useEffect(() => {
    for (const [key, question] of Object.entries<PolicyTrial | undefined>(asked)) {
      if (question !== undefined) desk.current?.ask(key, question);
    }
  }, [asked, past]);
  return { answers, list: (trials) => desk.current?.list(trials) ?? null };
}

/** The same object as long as the questions say the same. */
function useAsked<TQuestions extends object>(questions: TQuestions): TQuestions {
  const text = JSON.stringify(questions);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is all there is to the questions
  return useMemo(() => questions, [text]);
}
