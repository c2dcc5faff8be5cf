import { type CaseSearch, type Learning, precedentsOfStep, type StoredLesson } from '@countersign/runtime';
import type { ProposalRequest } from '../agentProvider.ts';
import { indexExamples, nearestExamples } from '../learning/exampleIndex.ts';
import { textFeatures } from '../learning/textFeatures.ts';
import { fitVectorizer, vectorize } from '../learning/vectorizer.ts';

export type ExampleSource = {
  readonly learning: Pick<Learning, 'examples' | 'lessonsOfRuns'>;
  readonly caseIndex: CaseSearch;
};

/** Among so many of the newest corrections the most similar ones are looked for; it takes some hundredths of a second. */
const LOOKED_AT = 300;
/** Similar cases may be of other flows or steps, where nothing can be learnt for this one: more are looked for than shown. */
const SPARE = 5;

/**
 * The earlier cases that the model is shown beside the case, as its step asks for: of this workspace, flow and step only,
 * never of the run itself. The most similar comes first; where too few share a word with the case there are fewer.
 */
export async function chooseExamples(
  { learning, caseIndex }: ExampleSource,
  request: ProposalRequest<'language'>,
): Promise<readonly StoredLesson[]> {
  const { workspaceId, provider, runId, node, text } = request;
  const { choose, count } = provider.examples ?? { choose: 'none', count: 0 };
  switch (choose) {
    case 'none':
      return [];
    case 'last':
      return learning.examples(workspaceId, { runId, node }, count);
    case 'similar':
      return mostSimilar(await learning.examples(workspaceId, { runId, node }, LOOKED_AT), text, count);
    case 'precedents': {
      const asked = { runId, input: request.scope['input'] ?? null, limit: SPARE * count };
      const runs = await precedentsOfStep(caseIndex, workspaceId, asked);
      const lessons = await learning.lessonsOfRuns(workspaceId, { runId, node }, runs);
      const byRun = new Map(lessons.map((lesson) => [lesson.runId, lesson]));
      return runs.flatMap((run) => byRun.get(run) ?? []).slice(0, count);
    }
  }
}

function mostSimilar(lessons: readonly StoredLesson[], text: string, count: number): readonly StoredLesson[] {
  const features = lessons.map((lesson) => textFeatures(lesson.text));
  const asked = textFeatures(text);
  const vectorizer = fitVectorizer([...features, asked]);
  const vectors = features.map((own) => vectorize(vectorizer, own));
  const index = indexExamples(vectors, vectorizer.idf.length);
  const nearest = nearestExamples(index, vectorize(vectorizer, asked), count);
  return nearest.flatMap(({ example }) => lessons[example] ?? []);
}
