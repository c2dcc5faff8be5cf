import type { Artefact, Scenario } from '@countersign/model';
import type { PlayingAlone, Suggestions } from '@countersign/simulation';
import type { CaseFile, FileResult } from './playFile.ts';
import type { PlayProgress } from './playProgress.ts';
import type { PlayedScenario } from './playScenarios.ts';

/** What can be played beside the page, and what it needs to know. */
type PlayQuestions = {
  readonly suggest: {
    readonly artefact: Artefact;
    readonly startedAt: string;
    readonly kept: readonly Scenario[];
  };
  readonly scenarios: { readonly artefact: Artefact; readonly scenarios: readonly Scenario[] };
  readonly file: { readonly artefact: Artefact; readonly file: CaseFile; readonly alone: PlayingAlone };
};

/** What comes back. States stay where they were played: they are many times as large as what they say. */
export type PlayAnswers = {
  readonly suggest: Suggestions;
  readonly scenarios: readonly PlayedScenario[];
  readonly file: FileResult;
};

export type PlayType = keyof PlayQuestions;

export type PlayQuestion = {
  readonly [TType in PlayType]: { readonly type: TType } & PlayQuestions[TType];
}[PlayType];

export type PlayReply =
  | { readonly type: 'progress'; readonly progress: PlayProgress }
  | { readonly type: 'played'; readonly answer: PlayAnswers[PlayType] };
