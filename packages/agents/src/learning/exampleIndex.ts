import type { SparseVector } from './vectorizer.ts';

/** Which examples hold a feature, and how strongly: the inverse of their vectors. */
export type ExampleIndex = {
  readonly size: number;
  readonly postings: readonly { readonly examples: Int32Array; readonly values: Float32Array }[];
};

export type Neighbour = { readonly example: number; readonly similarity: number };

/** Indexes the examples' vectors by feature, for `features` features. */
export function indexExamples(vectors: readonly SparseVector[], features: number): ExampleIndex {
  const counts = new Int32Array(features);
  for (const { ids } of vectors) for (const id of ids) counts[id] = counts[id]! + 1;
  const postings = Array.from(counts, (count) => ({
    examples: new Int32Array(count),
    values: new Float32Array(count),
  }));
  const filled = new Int32Array(features);
  vectors.forEach(({ ids, values }, example) => {
    ids.forEach((id, index) => {
      const posting = postings[id]!;
      const at = filled[id]!;
      posting.examples[at] = example;
      posting.values[at] = values[index]!;
      filled[id] = at + 1;
    });
  });
  return { size: vectors.length, postings };
}

/** The examples most like the vector, by cosine (0 to 1), most similar first. */
export function nearestExamples(index: ExampleIndex, vector: SparseVector, limit: number): Neighbour[] {
  const similarities = new Float32Array(index.size);
  vector.ids.forEach((id, at) => {
    const { examples, values } = index.postings[id]!;
    const value = vector.values[at]!;
    for (let entry = 0; entry < examples.length; entry++) {
      const example = examples[entry]!;
      similarities[example] = similarities[example]! + value * values[entry]!;
    }
  });
  const best: Neighbour[] = [];
  similarities.forEach((similarity, example) => {
    const last = best[limit - 1];
    if (similarity <= 0 || (last !== undefined && similarity <= last.similarity)) return;
    const rank = best.findIndex((neighbour) => neighbour.similarity < similarity);
    best.splice(rank < 0 ? best.length : rank, 0, { example, similarity: Math.min(similarity, 1) });
    best.length = Math.min(best.length, limit);
  });
  return best;
}
