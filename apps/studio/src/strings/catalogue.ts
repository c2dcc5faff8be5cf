import type { en } from './en.ts';

/** The languages the studio speaks; `pseudo` is English with accents and brackets, to find strings that escaped the catalogue. */
export type Locale = 'en' | 'de' | 'pseudo';

/** A sentence, or one per plural form of `{count}`. */
export type Message = string | { readonly one: string; readonly other: string };

type English = typeof en;

export type StringKey = keyof English;

/** The same keys in another language, with the same shape. */
export type Translated<TEnglish> = {
  readonly [K in keyof TEnglish]: TEnglish[K] extends string
    ? string
    : { readonly one: string; readonly other: string };
};

export type Catalogue = Translated<English>;

type Placeholders<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;

type Texts<M> = M extends { one: infer One; other: infer Other } ? One | Other : M;

type Names<K extends StringKey> =
  | Placeholders<Texts<English[K]>>
  | (English[K] extends string ? never : 'count');

/** What must be filled in: nothing for a plain sentence, else one value per placeholder. */
type Values<K extends StringKey> = [Names<K>] extends [never]
  ? []
  : [values: { readonly [N in Names<K>]: string | number }];

/** Looks up a sentence in the reader's language and fills its placeholders. */
export type Translate = <K extends StringKey>(key: K, ...values: Values<K>) => string;
