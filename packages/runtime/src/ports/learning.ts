import type { Json, Result, Review, ReviewId, RunId, WorkspaceId } from '@countersign/model';
import type { StoredLesson } from './lesson.ts';
import type { Actor } from './store.ts';

export type LabelledCase = { readonly id: string; readonly text: string; readonly label: string };

/** What was measured on cases that were kept from the model; shares from 0 to 1. */
export type ModelMetrics = {
  readonly examples: number;
  readonly labels: number;
  readonly accuracy: number;
  readonly calibrationError: number;
};

/**
 * `candidate`: trained, asked by nobody yet. `live`: the one that agents ask, at most one per model. `retired`: was live
 * and can be again. `discarded`: a person did not want it.
 */
export type ModelStatus = 'candidate' | 'live' | 'retired' | 'discarded';

/** A trained model: `body` is the classifier as JSON, `hash` names it for ever. */
export type TrainedModel = {
  readonly model: string;
  readonly version: number;
  readonly hash: string;
  readonly body: Json;
  readonly metrics: ModelMetrics;
  readonly trainedAt: string;
  readonly status: ModelStatus;
  /** Who made it live last, and when; null for one that never was, or was before anybody was asked. */
  readonly adoptedBy: string | null;
  readonly adoptedAt: string | null;
};
export type ModelVersion = Omit<TrainedModel, 'body'>;

/** Which model is asked, and how often it came into use again after another one had taken its place. */
export type LiveModel = Pick<TrainedModel, 'hash'> & { readonly returns: number };

/** What a model says about a labelled case that it was not trained on. */
export type HeldOutAnswer = {
  readonly id: string;
  readonly label: string;
  readonly confidence: number;
  readonly outOfScope: boolean;
};

/** A version that has just been trained. */
export type NewModel = Pick<TrainedModel, 'model' | 'hash' | 'body' | 'metrics'> & {
  /** What it says about cases it was not trained on. */
  readonly heldOut: readonly HeldOutAnswer[];
  /** What the version that was live says about cases which it was not trained on, and that version; null without one. */
  readonly rival: { readonly version: number; readonly heldOut: readonly HeldOutAnswer[] } | null;
};

export type LearningModelSummary = {
  readonly model: string;
  readonly labelledCases: number;
  /** How many of them came from verdicts. */
  readonly fromVerdicts: number;
  readonly labels: number;
  readonly live: ModelVersion | null;
  /** The newest version that waits for somebody to adopt or discard it. */
  readonly candidate: ModelVersion | null;
  readonly adoptAutomatically: boolean;
};

/** A case on which two versions were asked without having been trained on it, with what is known of it. */
export type ComparedCase = {
  readonly id: string;
  readonly text: string;
  /** What a person said it is. */
  readonly label: string;
  readonly candidate: HeldOutAnswer;
  /** Null without a version to compare with. */
  readonly rival: HeldOutAnswer | null;
  /** The verdict that says so; null for a case that was uploaded. */
  readonly lesson: Pick<
    StoredLesson,
    'reviewId' | 'runId' | 'flowId' | 'node' | 'checkpointId' | 'verdict' | 'at'
  > | null;
};

/** The newest cases on which a version and the one that was live at its training can be compared. */
export type ModelComparison = {
  readonly version: ModelVersion;
  readonly rival: ModelVersion | null;
  readonly cases: readonly ComparedCase[];
  /** Errors of which nobody said what would have been right: no version can be measured on them. */
  readonly withoutAnswer: readonly { readonly checkpointId: string; readonly count: number }[];
  /** More cases than are listed here could be compared. */
  readonly isCut: boolean;
};

/** Whose lessons: those of a learning agent's model, or of a step of the flow with this slug. */
export type LessonOf = { readonly model: string } | { readonly flow: string; readonly node: string };

/** Labelled cases by day (UTC) and where they came from; `day` is null for what was uploaded before days were kept. */
export type LabelledDay = {
  readonly day: string | null;
  readonly uploaded: number;
  readonly confirmed: number;
  readonly corrected: number;
};

export type ModelChange = { readonly model: string; readonly version: number; readonly actor: Actor };

/** Labelled cases, what verdicts teach, and the models trained on both, per workspace and model name. */
export interface Learning {
  models(workspaceId: WorkspaceId): Promise<readonly LearningModelSummary[]>;
  /** Adds cases; a case with a known id replaces it. Answers how many the model has now. */
  addCases(workspaceId: WorkspaceId, model: string, cases: readonly LabelledCase[]): Promise<number>;
  /** All labelled cases, uploaded ones and those of verdicts, in the order of their ids. */
  cases(workspaceId: WorkspaceId, model: string): Promise<readonly LabelledCase[]>;
  /** Those among these ids that are still there. */
  casesById(
    workspaceId: WorkspaceId,
    model: string,
    ids: readonly string[],
  ): Promise<readonly LabelledCase[]>;
  /** Labelled cases per label, the most first. */
  labels(
    workspaceId: WorkspaceId,
    model: string,
  ): Promise<readonly { readonly label: string; readonly cases: number }[]>;
  /** When labelled cases came, the oldest day first. */
  labelledDays(workspaceId: WorkspaceId, model: string): Promise<readonly LabelledDay[]>;
  /**
   * Stores the next version: live at once when none is or the model's versions are adopted automatically, else a
   * candidate, which takes the place of an older one. The live version over again is answered as it is.
   */
  saveModel(workspaceId: WorkspaceId, model: NewModel): Promise<ModelVersion>;
  /** The live version, cheap enough to ask before each call; null when nothing is live. */
  liveModel(workspaceId: WorkspaceId, model: string): Promise<LiveModel | null>;
  loadModel(workspaceId: WorkspaceId, hash: string): Promise<TrainedModel | null>;
  versions(workspaceId: WorkspaceId, model: string): Promise<readonly ModelVersion[]>;
  /** Makes a version live, be it new or an earlier one. Problems `model_not_found`, `version_not_adoptable`. */
  adopt(workspaceId: WorkspaceId, change: ModelChange): Promise<Result<ModelVersion>>;
  /** Puts a candidate aside. Problems `model_not_found`, `version_not_candidate`. */
  discard(workspaceId: WorkspaceId, change: ModelChange): Promise<Result<ModelVersion>>;
  /** Whether new versions go live without being asked for. Problem `model_not_found`. */
  setAdoption(
    workspaceId: WorkspaceId,
    change: { readonly model: string; readonly adoptAutomatically: boolean; readonly actor: Actor },
  ): Promise<Result<{ readonly adoptAutomatically: boolean }>>;
  /** How a version and the one before it answer cases that neither was trained on; null for an unknown version. */
  comparison(workspaceId: WorkspaceId, model: string, version: number): Promise<ModelComparison | null>;
  /** Lessons after a position, oldest first, with the reviews that taught them. */
  lessons(
    workspaceId: WorkspaceId,
    of: LessonOf,
    page: { readonly after: LessonPosition | null; readonly limit: number },
  ): Promise<readonly TaughtLesson[]>;
  /** The reviews among these ids. */
  reviewsOf(workspaceId: WorkspaceId, ids: readonly ReviewId[]): Promise<readonly Review[]>;
  /** The newest corrections with a right answer that other runs of this run's flow have at the step. */
  examples(
    workspaceId: WorkspaceId,
    step: { readonly runId: string; readonly node: string },
    limit: number,
  ): Promise<readonly StoredLesson[]>;
  /** What was said to be right in these runs at the step, if they are of this run's flow; each run's newest word on it. */
  lessonsOfRuns(
    workspaceId: WorkspaceId,
    step: { readonly runId: string; readonly node: string },
    runIds: readonly RunId[],
  ): Promise<readonly StoredLesson[]>;
}

export type LessonPosition = Pick<StoredLesson, 'at' | 'reviewId'>;
export type TaughtLesson = StoredLesson & { readonly review: Review | null };
