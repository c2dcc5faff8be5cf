import { type BacktestCase, beginTrial, type RunningTrial } from '@countersign/autonomy';
import { csvText } from '../../ui/csvText.ts';
import type { BacktestReply, BacktestRequest } from './backtestMessages.ts';
import { caseList, type ListedCase } from './caseList.ts';
import { casesOf } from './casesOf.ts';

/** A question that is being counted: how many pages are in, and the time it took. */
type Counting = {
  readonly key: string;
  readonly id: number;
  readonly trial: RunningTrial;
  pages: number;
  ms: number;
};

/** The cases stay here, page by page as they came. */
const pages: { readonly seq: readonly (number | null)[]; readonly cases: readonly BacktestCase[] }[] = [];
const questions = new Map<string, Counting>();
let isCounting = false;

addEventListener('message', ({ data }: MessageEvent<BacktestRequest>) => {
  switch (data.type) {
    case 'page':
      pages.push({ seq: data.page.seq, cases: casesOf(data.page) });
      break;
    case 'ask': {
      const { key, id, question } = data;
      questions.set(key, { key, id, trial: beginTrial(question), pages: 0, ms: 0 });
      break;
    }
    case 'list':
      say({ type: 'listed', csv: csvText(caseList(allCases(), data.trials)) });
      return;
  }
  if (!isCounting) countOn();
});

function* allCases(): Iterable<ListedCase> {
  for (const { seq, cases } of pages)
    for (const [place, past] of cases.entries()) yield { seq: seq[place] ?? null, past };
}

const say = (reply: BacktestReply): void => postMessage(reply);

/** Counts one page for one question, and goes on after whatever the page has to say meanwhile. */
function countOn(): void {
  const next = [...questions.values()].find((question) => question.pages < pages.length);
  isCounting = next !== undefined;
  if (next === undefined) return;
  const started = performance.now();
  next.trial.take(pages[next.pages]?.cases ?? []);
  next.pages += 1;
  next.ms += performance.now() - started;
  if (next.pages === pages.length) say(answerOf(next));
  setTimeout(countOn);
}

const answerOf = ({ key, id, trial, ms }: Counting): BacktestReply => ({
  ...{ type: 'answer', key, id, ms },
  answer: trial.result(),
});
