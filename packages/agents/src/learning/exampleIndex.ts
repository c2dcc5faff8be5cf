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
    const length = lengthOf(values);
    ids.forEach((id, index) => {
      const posting = postings[id]!;
      const at = filled[id]!;
      posting.examples[at] = example;
      posting.values[at] = values[index]! / length;
      filled[id] = at + 1;
    });
  });
  return { size: vectors.length, postings };
}

/** The examples most like the vector, by cosine of what is known of both (0 to 1), most similar first. */
export function nearestExamples(index: ExampleIndex, vector: SparseVector, limit: number): Neighbour[] {
  const length = lengthOf(vector.values);
  const similarities = new Float32Array(index.size);
  for (let at = 0; at < vector.ids.length; at++) {
    const { examples, values } = index.postings[vector.ids[at]!]!;
    const value = vector.values[at]! / length;
    for (let entry = 0; entry < examples.length; entry++) {
      const example = examples[entry]!;
      similarities[example] = similarities[example]! + value * values[entry]!;
    }
  }
  return strongest(similarities, limit);
}

function strongest(similarities: Float32Array, limit: number): Neighbour[] {
  const best: Neighbour[] = [];
  let bar = 0;
  for (let example = 0; example < similarities.length; example++) {
    const similarity = similarities[example]!;
    if (similarity <= bar) continue;
    const rank = best.findIndex((neighbour) => neighbour.similarity < similarity);
    best.splice(rank < 0 ? best.length : rank, 0, { example, similarity: Math.min(similarity, 1) });
    best.length = Math.min(best.length, limit);
    if (best.length === limit) bar = best[limit - 1]?.similarity ?? 0;
  }
  return best;
}

const lengthOf = (values: Float64Array): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
