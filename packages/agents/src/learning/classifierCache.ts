import type { Json, Result } from '@countersign/model';
import { type Classifier, openClassifier } from './classifierArtefact.ts';

/** A classifier with the texts of its examples that it does not hold itself. */
export type StoredClassifier = { readonly body: Json; readonly texts: ReadonlyMap<string, string> };

type Opened = Result<Classifier> | null;

const MOST_OPEN = 8;

/** Keeps the classifiers used last open, by hash; many calls at once load a new one only once. */
export class ClassifierCache {
  readonly #open = new Map<string, Promise<Opened>>();

  /** The classifier of this hash; null when `load` finds nothing, which is not remembered. */
  open(hash: string, load: () => Promise<StoredClassifier | null>): Promise<Opened> {
    const known = this.#open.get(hash);
    this.#open.delete(hash);
    const opening = known ?? this.#load(hash, load);
    this.#open.set(hash, opening);
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= MOST_OPEN) break;
      this.#open.delete(oldest);
    }
    return opening;
  }

  async #load(hash: string, load: () => Promise<StoredClassifier | null>): Promise<Opened> {
    try {
      const stored = await load();
      if (stored !== null) return openClassifier(stored.body, stored.texts);
    } catch (error) {
      this.#open.delete(hash);
      throw error;
    }
    this.#open.delete(hash);
    return null;
  }
}
