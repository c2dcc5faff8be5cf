import { type TextReader, textReader } from '../sketch/plainText.ts';

/** Whether a value holds JavaScript. Those that begin with `=` may; without double braces they are plain all the same. */
export const isExpression = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith('=') && value.includes('{{');

/** A text without the sign that says that it may hold JavaScript. */
export const withoutSign = (text: string): string => (text.startsWith('=') ? text.slice(1) : text);

/** Texts of n8n, whose JavaScript stands between double braces. */
export const n8nText = (): TextReader => textReader({ isExpression, strip: withoutSign });
