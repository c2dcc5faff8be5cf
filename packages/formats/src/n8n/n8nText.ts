import { type TextReader, textReader } from '../sketch/plainText.ts';

/** Texts of n8n: those that begin with `=` hold JavaScript between double braces. */
export const n8nText = (): TextReader =>
  textReader({
    isExpression: (text) => text.startsWith('='),
    strip: (text) => (text.startsWith('=') ? text.slice(1) : text),
  });
