import type { PolicyTrial } from '@countersign/autonomy';
import { useEffect, useMemo, useRef, useState } from 'react';
import { BacktestDesk, type TimedAnswer } from './BacktestDesk.ts';
import { type PastCase, toBacktestCase } from './usePastCases.ts';

/**
 * The answers to some questions about past cases, kept current while the questions change. A question that is undefined
 * keeps its last answer; all are undefined until the first count is through.
 */
export function useBacktests<TKey extends string>(
  cases: readonly PastCase[] | undefined,
  questions: Readonly<Record<TKey, PolicyTrial | undefined>>,
): { readonly [K in TKey]?: TimedAnswer } {
  const [answers, setAnswers] = useState<{ readonly [K in TKey]?: TimedAnswer }>({});
  const desk = useRef<BacktestDesk | null>(null);
  useEffect(() => {
    if (cases === undefined) return;
    const opened = new BacktestDesk(cases.map(toBacktestCase), (key, answer) =>
      setAnswers((before) => ({ ...before, [key]: answer })),
    );
    desk.current = opened;
    return () => {
      desk.current = null;
      opened.stop();
    };
  }, [cases]);
  const asked = useAsked(questions);
  // Runs after the effect above: a new desk is asked everything again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: new cases are a new desk
  useEffect(() => {
    for (const [key, question] of Object.entries<PolicyTrial | undefined>(asked)) {
      if (question !== undefined) desk.current?.ask(key, question);
    }
  }, [asked, cases]);
  return answers;
}

/** The same object as long as the questions say the same. */
function useAsked<TQuestions extends object>(questions: TQuestions): TQuestions {
  const text = JSON.stringify(questions);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is all there is to the questions
  return useMemo(() => questions, [text]);
}
