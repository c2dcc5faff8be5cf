import type { PolicyTrial } from '@countersign/autonomy';
import { useEffect, useMemo, useState } from 'react';
import { useT } from '../../strings/useT.ts';
import { BacktestDesk, type TimedAnswer } from './BacktestDesk.ts';
import type { ListedTrials } from './caseList.ts';
import type { PastPage } from './usePastCases.ts';

export interface Backtests<TKey extends string> {
  readonly answers: { readonly [K in TKey]?: TimedAnswer };
  /** All cases one by one under two policies, as a CSV file; null before the first of them has come. */
  readonly list: (trials: ListedTrials) => Promise<string> | null;
  /** Why nothing more is counted; null while all is well. */
  readonly error: Error | null;
  readonly retry: () => void;
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
  const t = useT();
  const [desk, setDesk] = useState<BacktestDesk | null>(null);
  const [attempt, setAttempt] = useState({ number: 1, hasFailed: false });
  const asked = useAsked(questions);
  // The same past as long as it only grows.
  const past = pages?.[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another desk
  useEffect(() => {
    if (past === undefined) return;
    const opened = new BacktestDesk({
      answer: (key, answer) => setAnswers((before) => ({ ...before, [key]: answer })),
      failure: () => setAttempt(({ number }) => ({ number, hasFailed: true })),
    });
    setDesk(opened);
    return () => {
      setDesk(null);
      opened.stop();
    };
  }, [past, attempt.number]);
  // A new desk is told and asked everything again.
  useEffect(() => desk?.take(pages ?? []), [desk, pages]);
  useEffect(() => {
    for (const [key, question] of Object.entries<PolicyTrial | undefined>(asked)) {
      if (question !== undefined) desk?.ask(key, question);
    }
  }, [desk, asked]);
  return {
    answers,
    list: (trials) => desk?.list(trials) ?? null,
    error: attempt.hasFailed ? new Error(t('adjust.backtest.broken')) : null,
    retry: () => setAttempt(({ number }) => ({ number: number + 1, hasFailed: false })),
  };
}

/** The same object as long as the questions say the same. */
function useAsked<TQuestions extends object>(questions: TQuestions): TQuestions {
  const text = JSON.stringify(questions);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is all there is to the questions
  return useMemo(() => questions, [text]);
}
