import type { NoticeText } from './noticeWords.ts';

/**
 * A message as incoming webhooks of Slack take it. What others wrote stands in `plain_text`, which knows neither links nor
 * mentions; `text` is what a notification shows, where the three characters of Slack's own marks are escaped.
 */
export function slackBody({ heading, lines, more, link }: NoticeText): object {
  const plain = (text: string) => ({ type: 'section', text: { type: 'plain_text', text, emoji: false } });
  return {
    text: escapeSlack([heading, ...lines.slice(0, 1).map(({ text }) => text)].join(': ')),
    mrkdwn: false,
    blocks: [
      plain(heading),
      ...lines.map(({ text }) => plain(text)),
      ...(more === null ? [] : [plain(more)]),
      { type: 'section', text: { type: 'mrkdwn', text: `<${link.url}|${escapeSlack(link.label)}>` } },
    ],
  };
}

const escapeSlack = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
