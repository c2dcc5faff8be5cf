import type { Learning, StoredLesson } from '@countersign/runtime';
import type { ProposalRequest } from '../agentProvider.ts';
import { indexExamples, nearestExamples } from '../learning/exampleIndex.ts';
import { textFeatures } from '../learning/textFeatures.ts';
import { fitVectorizer, vectorize } from '../learning/vectorizer.ts';

export type ExampleSource = Pick<Learning, 'examples'>;

/** Among so many of the newest corrections the most similar ones are looked for; it takes some hundredths of a second. */
const LOOKED_AT = 300;

/**
 * The corrections that the model is shown beside the case, as its step asks for: of this workspace, flow and step only,
 * never of the run itself. The most similar comes first; where too few share a word with the case there are fewer.
 */
export async function chooseExamples(
  source: ExampleSource,
  { workspaceId, provider, runId, node, text }: ProposalRequest<'language'>,
): Promise<readonly StoredLesson[]> {
  const { choose, count } = provider.examples ?? { choose: 'none', count: 0 };
  switch (choose) {
    case 'none':
      return [];
    case 'last':
      return source.examples(workspaceId, { runId, node }, count);
    case 'similar':
      return mostSimilar(await source.examples(workspaceId, { runId, node }, LOOKED_AT), text, count);
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
