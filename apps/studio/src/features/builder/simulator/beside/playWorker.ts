/// <reference lib="webworker" />
import { suggestScenarios } from '@countersign/simulation';
import { playFile } from './playFile.ts';
import type { PlayAnswers, PlayQuestion, PlayReply, PlayType } from './playMessages.ts';
import type { PlayProgress } from './playProgress.ts';
import { playScenarios } from './playScenarios.ts';

/** Oftener than this nobody can read it, and the page would be busy with nothing else. */
const TOLD_EVERY_MS = 100;

const reply = (value: PlayReply) => postMessage(value);

addEventListener('message', ({ data }: MessageEvent<PlayQuestion>) => {
  let toldAt = performance.now();
  const onProgress = (progress: PlayProgress) => {
    if (performance.now() - toldAt < TOLD_EVERY_MS) return;
    toldAt = performance.now();
    reply({ type: 'progress', progress });
  };
  reply({ type: 'played', answer: play(data, onProgress) });
});

function play(question: PlayQuestion, onProgress: (progress: PlayProgress) => void): PlayAnswers[PlayType] {
  switch (question.type) {
    case 'suggest':
      return suggestScenarios(question.artefact, { ...question, onProgress });
    case 'scenarios':
      return playScenarios({ ...question, onProgress });
    case 'file':
      return playFile({ ...question, onProgress });
  }
}
