/// <reference lib="webworker" />
import { createChecker } from '@countersign/compiler';
import type { Diagnostic, FlowDocument } from '@countersign/model';
import type { CheckAnswer, CheckQuestion } from './checkMessages.ts';
import { withChange } from './documentChange.ts';

/** Checks one flow beside the page: it keeps the document and what was learnt of it, and is told only what changed. */
const check = createChecker();
let document: FlowDocument | undefined;
let told = new Map<string, number>();

addEventListener('message', ({ data }: MessageEvent<CheckQuestion>) => {
  document = withChange(document, data.change);
  const keys = check(document, data.environment).map(
    (finding) => [JSON.stringify(finding), finding] as const,
  );
  const findings = keys.map(([key, finding]): number | Diagnostic => told.get(key) ?? finding);
  told = new Map(keys.map(([key], index) => [key, index]));
  postMessage({ question: data.question, findings } satisfies CheckAnswer);
});
