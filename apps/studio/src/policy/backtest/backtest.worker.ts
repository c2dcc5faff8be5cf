import { type BacktestCase, tryPolicy } from '@countersign/autonomy';
import type { BacktestReply, BacktestRequest } from './backtestMessages.ts';

/** The cases stay here; questions come one after the other and are answered in their order. */
let cases: readonly BacktestCase[] = [];

addEventListener('message', ({ data }: MessageEvent<BacktestRequest>) => {
  if (data.type === 'cases') {
    cases = data.cases;
    return;
  }
  const started = performance.now();
  const answer = tryPolicy(cases, data.question);
  const reply: BacktestReply = { id: data.id, answer, ms: performance.now() - started };
  postMessage(reply);
});
