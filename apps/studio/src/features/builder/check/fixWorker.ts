/// <reference lib="webworker" />
import { fixAll } from '@countersign/compiler';
import type { FixAnswer, FixQuestion } from './checkMessages.ts';

const answer = (value: FixAnswer) => postMessage(value);

addEventListener('message', ({ data }: MessageEvent<FixQuestion>) => {
  const { document, code, environment } = data;
  const onProgress = (count: number) => answer({ type: 'progress', count });
  answer({ type: 'fixed', fix: fixAll(document, code, { environment, onProgress }) });
});
