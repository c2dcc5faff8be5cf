import { contentHash, fail, type Json, ok, problem, type Result } from '@countersign/model';
import { z } from 'zod';
import { type ExampleIndex, indexExamples } from './exampleIndex.ts';
import { floatsFromBase64, floatsToBase64 } from './floatCoding.ts';
import { packRows, unpackRows } from './rowPacking.ts';
import { type LinearModel, strideOf } from './softmaxRegression.ts';
import { openVectorizer, type Vectorizer, vectorize } from './vectorizer.ts';

export const CLASSIFIER_SCHEMA = 'countersign.classifier/1';

/** How good the classifier was on examples that were kept from it; shares from 0 to 1. */
export const ClassifierMetrics = z.strictObject({
  examples: z.number().int().positive(),
  labels: z.number().int().positive(),
  accuracy: z.number().min(0).max(1),
  calibrationError: z.number().min(0).max(1),
});
export type ClassifierMetrics = z.infer<typeof ClassifierMetrics>;

/** One labelled text; `id` names it in evidence. */
export const LabelledText = z.strictObject({ id: z.string(), text: z.string(), label: z.string() });
export type LabelledText = z.infer<typeof LabelledText>;

/**
 * A trained classifier as plain JSON. Numbers are little-endian and in base64: `idf` and `bias` as 32-bit floats,
 * `weights` as one signed byte each with one 32-bit scale per feature. `hash` is the content hash of all the rest. Where
 * the texts are kept elsewhere, `seal` is the hash of what is left, and `hash` still names the classifier.
 */
export const ClassifierArtefact = z.strictObject({
  schema: z.literal(CLASSIFIER_SCHEMA),
  hash: z.string(),
  seal: z.string().nullable().default(null),
  labels: z.array(z.string()).min(2),
  words: z.array(z.string()),
  ngrams: z.array(z.string()),
  idf: z.base64(),
  bias: z.base64(),
  weights: z.base64(),
  scales: z.base64(),
  temperature: z.number().positive(),
  /** A text whose strongest label scores less than this is out of scope. */
  scopeThreshold: z.number(),
  examples: z.array(z.union([LabelledText, LabelledText.omit({ text: true })])),
  metrics: ClassifierMetrics,
});
export type ClassifierArtefact = z.infer<typeof ClassifierArtefact>;

/** A classifier opened for use: numbers unpacked, examples indexed. */
export type Classifier = {
  readonly hash: string;
  readonly labels: readonly string[];
  readonly vectorizer: Vectorizer;
  readonly model: LinearModel;
  readonly temperature: number;
  readonly scopeThreshold: number;
  readonly examples: ClassifierArtefact['examples'];
  readonly index: ExampleIndex;
};

/** The JSON form of a trained classifier, with its hash. */
export function packClassifier(
  classifier: Omit<Classifier, 'hash' | 'index' | 'examples'> & {
    readonly examples: readonly LabelledText[];
  },
  metrics: ClassifierMetrics,
): ClassifierArtefact {
  const { labels, vectorizer, model, temperature, scopeThreshold, examples } = classifier;
  const { bytes, scales } = packRows(model);
  const content: Omit<ClassifierArtefact, 'hash' | 'seal'> = {
    schema: CLASSIFIER_SCHEMA,
    labels: [...labels],
    words: [...vectorizer.words],
    ngrams: [...vectorizer.ngrams],
    idf: floatsToBase64(vectorizer.idf),
    bias: floatsToBase64(Float32Array.from(model.bias.subarray(0, model.classes))),
    weights: bytes,
    scales: floatsToBase64(scales),
    temperature,
    scopeThreshold,
    examples: examples.map(({ id, text, label }) => ({ id, text, label })),
    metrics,
  };
  return { ...content, hash: contentHash(content), seal: null };
}

/**
 * The same classifier without the texts it was trained on, so that a text that is erased where it is kept does not live
 * on in every model that has seen it.
 */
export function withoutTexts({ hash, seal: _, ...classifier }: ClassifierArtefact): ClassifierArtefact {
  const content = { ...classifier, examples: classifier.examples.map(({ id, label }) => ({ id, label })) };
  return { ...content, hash, seal: contentHash({ ...content, hash }) };
}

/**
 * Opens a stored classifier; `texts` are those of its examples that it does not hold itself, by id. An example without a
 * text is no neighbour of anything. Problem `classifier_unreadable` when the JSON is not one, belongs to another schema, is
 * inconsistent or was changed after training.
 */
export function openClassifier(
  stored: Json,
  texts: ReadonlyMap<string, string> = new Map(),
): Result<Classifier> {
  const parsed = ClassifierArtefact.safeParse(stored);
  if (!parsed.success) return unreadable(z.prettifyError(parsed.error));
  const { hash, seal, ...content } = parsed.data;
  const isWhole = seal === null ? contentHash(content) === hash : contentHash({ ...content, hash }) === seal;
  if (!isWhole) return unreadable('its content does not match its hash');
  const idf = floatsFromBase64(content.idf);
  const bias = floatsFromBase64(content.bias);
  const classes = content.labels.length;
  const features = content.words.length + content.ngrams.length;
  const stride = strideOf(classes);
  const weights = unpackRows(content.weights, floatsFromBase64(content.scales), classes);
  if (idf.length !== features || bias.length !== classes || weights.length !== features * stride) {
    return unreadable('its parts have different sizes');
  }
  const paddedBias = new Float64Array(stride).fill(Number.NEGATIVE_INFINITY);
  paddedBias.set(bias);
  const { words, ngrams } = content;
  const vectorizer = openVectorizer({ documents: content.examples.length, words, ngrams, idf });
  const vectors = content.examples.map((example) => {
    const text = 'text' in example ? example.text : texts.get(example.id);
    return text === undefined ? NO_VECTOR : vectorize(vectorizer, text);
  });
  return ok({
    hash,
    labels: content.labels,
    vectorizer,
    model: { classes, stride, weights, bias: paddedBias },
    temperature: content.temperature,
    scopeThreshold: content.scopeThreshold,
    examples: content.examples,
    index: indexExamples(vectors, features),
  });
}

const NO_VECTOR = { ids: new Int32Array(0), values: new Float64Array(0) };

const unreadable = (reason: string): Result<never> =>
  fail(
    problem('classifier_unreadable', `The stored classifier cannot be opened: ${reason}. Train it again.`),
  );
