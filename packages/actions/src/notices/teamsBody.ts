import type { NoticeText } from './noticeWords.ts';

/**
 * A message as incoming webhooks of Teams take it: an Adaptive Card. What others wrote stands in runs of text, which, unlike
 * blocks of text, know no Markdown.
 */
export function teamsBody({ heading, lines, more, link }: NoticeText): object {
  const run = (text: string, look: object = {}) => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text, ...look }],
  });
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            run(heading, { weight: 'Bolder' }),
            ...lines.map(({ text }) => run(text)),
            ...(more === null ? [] : [run(more)]),
          ],
          actions: [{ type: 'Action.OpenUrl', title: link.label, url: link.url }],
        },
      },
    ],
  };
}
