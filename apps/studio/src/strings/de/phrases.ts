import { editPhrases } from './editPhrases.ts';
import { formPhrases } from './formPhrases.ts';
import { helpPhrases } from './helpPhrases.ts';
import { importPhrases } from './importPhrases.ts';
import { runPhrases } from './runPhrases.ts';
import { sentencePhrases } from './sentencePhrases.ts';

/** What the language of flows, the compiler and the server say in English, in German; holes are `{}`. */
export const phrases: Readonly<Record<string, string>> = {
  ...editPhrases,
  ...formPhrases,
  ...helpPhrases,
  ...importPhrases,
  ...runPhrases,
  ...sentencePhrases,
};
