import {
  type AgentFlag,
  contentHash,
  type JsonObject,
  type JsonSchema,
  ok,
  withDefaults,
} from '@countersign/model';
import type { Learning } from '@countersign/runtime';
import { agentProblem } from '../agentProblem.ts';
import type { AgentProvider, ProposalRequest, ProposalResult } from '../agentProvider.ts';
import type { Classifier } from './classifierArtefact.ts';
import { ClassifierCache, type StoredClassifier } from './classifierCache.ts';
import { type Classification, classify, type NearestExample } from './classify.ts';

const RIVALS_NAMED = 3;

/** What the provider asks for: the live version, and the labelled cases that it quotes. */
export type LearningSource = Pick<Learning, 'liveModel' | 'loadModel' | 'cases' | 'casesById'>;

/**
 * Proposes the most probable label by the live version of the model, with calibrated confidence and the nearest labelled
 * cases as evidence. Problems: `model_untrained`, `classifier_unreadable`, `no_offered_label`; a version
 * adopted meanwhile is used from the next call on.
 */
export function createLearningProvider(learning: LearningSource): AgentProvider<'learning'> {
  const cache = new ClassifierCache();
  return {
    async propose(request) {
      const started = performance.now();
      const { workspaceId, provider, text } = request;
      const live = await learning.liveModel(workspaceId, provider.model);
      if (live === null) return untrained(provider.model);
      const { hash, returns } = live;
      const classifier = await cache.open(hash, () => load(learning, request, hash));
      if (classifier === null) return untrained(provider.model);
      if (!classifier.ok) return { ok: false, problem: { ...classifier.problem, retryable: false } };
      const { labels } = classifier.value;
      const answer = classify(classifier.value, text, { labels: labels.length });
      const nearest = await withTexts(learning, request, answer.nearest);
      return proposeLabel(request, {
        ...{ classifier: classifier.value, answer: { ...answer, nearest }, returns, started },
      });
    },
  };
}

async function load(
  learning: LearningSource,
  { workspaceId, provider }: ProposalRequest<'learning'>,
  hash: string,
): Promise<StoredClassifier | null> {
  const trained = await learning.loadModel(workspaceId, hash);
  if (trained === null) return null;
  const cases = await learning.cases(workspaceId, provider.model);
  return { body: trained.body, texts: new Map(cases.map(({ id, text }) => [id, text])) };
}

/** Quotes are read when they are needed, so that what was erased is quoted no more. */
async function withTexts(
  learning: LearningSource,
  { workspaceId, provider }: ProposalRequest<'learning'>,
  nearest: readonly NearestExample[],
): Promise<readonly QuotedExample[]> {
  const ids = nearest.flatMap(({ exampleId, text }) => (text === null ? [exampleId] : []));
  const cases = ids.length === 0 ? [] : await learning.casesById(workspaceId, provider.model, ids);
  const texts = new Map(cases.map(({ id, text }) => [id, text]));
  return nearest.flatMap((example) => {
    const text = example.text ?? texts.get(example.exampleId);
    return text === undefined ? [] : [{ ...example, text }];
  });
}

type QuotedExample = Omit<NearestExample, 'text'> & { readonly text: string };
type Answered = {
  readonly classifier: Classifier;
  readonly answer: Omit<Classification, 'nearest'> & { readonly nearest: readonly QuotedExample[] };
  /** A classifier that came back after another one was in use has to earn everything anew, as another agent would. */
  readonly returns: number;
  readonly started: number;
};

function proposeLabel(
  { provider, decisions, payloadSchema }: ProposalRequest<'learning'>,
  { classifier, answer, returns, started }: Answered,
): ProposalResult {
  const offered = answer.probabilities.filter(
    ({ label }) => decisions.length === 0 || decisions.includes(label),
  );
  const [best] = offered;
  if (best === undefined) {
    return agentProblem(
      'no_offered_label',
      `The model "${provider.model}" was trained on none of the decisions this step offers.`,
      { retryable: false, data: { decisions, labels: classifier.labels } },
    );
  }
  return ok({
    decision: best.label,
    payload: payloadFor(best.label, payloadSchema),
    summary: `Reads like "${best.label}" (${percent(best.probability)})`,
    confidence: best.probability,
    reasoning: explain(answer, best),
    evidence: answer.nearest.map((example) => ({
      label: `${example.label} (${percent(example.similarity)} alike)`,
      quote: example.text,
      source: `Labelled case ${example.exampleId}`,
    })),
    flags: flagsOf(answer, best.label),
    usage: { model: provider.model, tokens: 0, cost: 0, ms: performance.now() - started },
    agentVersion: contentHash({
      type: 'learning',
      classifier: classifier.hash,
      text: provider.text,
      decisions,
      payloadSchema,
      ...(returns === 0 ? {} : { returns }),
    }),
  });
}

/** The best label is not among the offered decisions: for this step, such a text is foreign. */
function flagsOf(answer: Answered['answer'], decision: string): AgentFlag[] {
  if (answer.isOutOfScope || answer.label !== decision) return ['out_of_scope'];
  return answer.isAmbiguous ? ['ambiguous'] : [];
}

function explain(answer: Answered['answer'], best: { label: string; probability: number }): string[] {
  const rivals = answer.probabilities.filter(({ label }) => label !== best.label).slice(0, RIVALS_NAMED);
  const lines = [
    `${best.label} is right with a probability of ${percent(best.probability)}, as held-out cases showed for texts like this.`,
    `Next come ${rivals.map(({ label, probability }) => `${label} (${percent(probability)})`).join(', ')}.`,
    nearestLine(answer.nearest, best.label),
  ];
  if (answer.isOutOfScope) lines.push('The text is unlike nearly all that the model was trained on.');
  else if (answer.label !== best.label)
    lines.push(`${answer.label} fits better, but this step does not offer it.`);
  else if (answer.isAmbiguous) lines.push('Two labels are nearly as probable as each other.');
  return lines;
}

function nearestLine(nearest: readonly QuotedExample[], label: string): string {
  if (nearest.length === 0) return 'No labelled case shares a word with the text.';
  const agreeing = nearest.filter((example) => example.label === label).length;
  return `${agreeing} of the ${nearest.length} most similar labelled cases have this label.`;
}

/** The schema's defaults and, where the schema has room for it, the label. */
function payloadFor(label: string, schema: JsonSchema): JsonObject {
  const defaults = withDefaults(schema, {}) as JsonObject; // safe: an object goes in, so an object comes out
  const properties = schema['properties'];
  const isNamed = typeof properties === 'object' && properties !== null && 'label' in properties;
  return isNamed || schema['additionalProperties'] !== false ? { ...defaults, label } : defaults;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const untrained = (model: string) =>
  agentProblem('model_untrained', `No model named "${model}" is trained in this workspace. Train it first.`, {
    retryable: false,
    data: { model },
  });
