import type { NoticeText } from './noticeWords.ts';

/** A message as plain text of an e-mail: a line and a link for each case. */
export function mailOf({ heading, lines, more, link, foot }: NoticeText): { subject: string; body: string } {
  const [only] = lines;
  const isOne = only !== undefined && lines.length === 1;
  const cases = lines.map(({ text, url }) => (isOne ? text : `${text}\n${url}`));
  const parts = [heading, ...cases, ...(more === null ? [] : [more]), `${link.label}:\n${link.url}`, foot];
  return { subject: isOne ? `${heading}: ${only.text}` : heading, body: `${parts.join('\n\n')}\n` };
}
