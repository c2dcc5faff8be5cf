import type { Json, JsonSchema } from '../json.ts';
import type { ChangeWords } from './changeWords.ts';

/** One change of meaning, with a sentence for people. `field` is a JSON pointer into the node's config. */
export type FlowChange = {
  readonly type:
    | 'detailsChanged'
    | 'inputChanged'
    | 'settingChanged'
    | 'nodeAdded'
    | 'nodeRemoved'
    | 'nodeRetitled'
    | 'nodeChanged'
    | 'edgeAdded'
    | 'edgeRemoved'
    | 'edgeMoved';
  readonly node?: string;
  readonly field?: string;
  readonly before?: Json;
  readonly after?: Json;
  /** What is known of the values of the field. */
  readonly schema?: JsonSchema;
  readonly sentence: string;
  /** The sentence taken apart, for whoever says it in another language. */
  readonly words: ChangeWords;
};
