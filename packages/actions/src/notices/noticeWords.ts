import type { NoticeChannel, NoticeOccasion } from '@countersign/model';
import type { Notice } from '@countersign/runtime';
import { plainWords } from './plainWords.ts';

type Words = {
  readonly heading: Readonly<Record<NoticeOccasion, string>>;
  readonly many: (count: number) => string;
  readonly more: (count: number) => string;
  readonly stakes: Readonly<Record<Notice['case']['stakes'], string>>;
  readonly due: string;
  readonly openCase: string;
  readonly openInbox: string;
  readonly test: string;
  readonly signInNeeded: string;
};

const WORDS: Readonly<Record<NoticeChannel['language'], Words>> = {
  en: {
    heading: {
      opened: 'A case waits for a decision',
      reminded: 'A case still waits for a decision',
      escalated: 'A case waits for an owner',
    },
    many: (count) => `${count} cases wait for a decision`,
    more: (count) => `and ${count} more`,
    stakes: { low: 'low stakes', normal: 'normal stakes', high: 'high stakes' },
    due: 'due',
    openCase: 'Open the case',
    openInbox: 'Open the inbox',
    test: 'This is a test message. Notices of waiting cases will come like this.',
    signInNeeded: 'The link opens the case. Nothing is decided until you sign in and answer there.',
  },
  de: {
    heading: {
      opened: 'Ein Fall wartet auf eine Entscheidung',
      reminded: 'Ein Fall wartet noch immer auf eine Entscheidung',
      escalated: 'Ein Fall wartet auf die Verantwortlichen',
    },
    many: (count) => `${count} Fälle warten auf eine Entscheidung`,
    more: (count) => `und ${count} weitere`,
    stakes: { low: 'geringe Tragweite', normal: 'normale Tragweite', high: 'hohe Tragweite' },
    due: 'fällig',
    openCase: 'Fall öffnen',
    openInbox: 'Eingang öffnen',
    test: 'Das ist eine Testnachricht. So kommen Hinweise auf wartende Fälle an.',
    signInNeeded:
      'Der Link öffnet den Fall. Entschieden wird erst, wenn Sie angemeldet sind und dort antworten.',
  },
};

/** A message to people, made of lines that are plain text. */
export type NoticeText = {
  readonly heading: string;
  readonly lines: readonly { readonly text: string; readonly url: string }[];
  /** What does not fit; null when everything does. */
  readonly more: string | null;
  readonly link: { readonly label: string; readonly url: string };
  readonly foot: string;
};

const MOST_LINES = 10;

type Links = { readonly caseUrl: (review: string) => string; readonly inboxUrl: string };

/** What a message says of one case or of several. */
export function noticeText(
  notices: readonly Notice[],
  { language, timeZone }: Pick<NoticeChannel, 'language' | 'timeZone'>,
  { caseUrl, inboxUrl }: Links,
): NoticeText {
  const words = WORDS[language];
  const [first] = notices;
  const isOne = first !== undefined && notices.length === 1;
  const lines = notices.slice(0, MOST_LINES).map((notice) => ({
    text: lineOf(notice, words, { language, timeZone }),
    url: caseUrl(notice.case.id),
  }));
  return {
    heading: isOne ? words.heading[first.occasion] : words.many(notices.length),
    lines,
    more: notices.length > MOST_LINES ? words.more(notices.length - MOST_LINES) : null,
    link: isOne
      ? { label: words.openCase, url: caseUrl(first.case.id) }
      : { label: words.openInbox, url: inboxUrl },
    foot: words.signInNeeded,
  };
}

/** A message that says that it is a test. */
export function testText(language: NoticeChannel['language'], inboxUrl: string): NoticeText {
  const { test, openInbox, signInNeeded } = WORDS[language];
  return {
    heading: test,
    lines: [],
    more: null,
    link: { label: openInbox, url: inboxUrl },
    foot: signInNeeded,
  };
}

function lineOf(
  { case: { nodeTitle, subject, caseType, stakes, dueAt } }: Notice,
  words: Words,
  { language, timeZone }: Pick<NoticeChannel, 'language' | 'timeZone'>,
): string {
  const names = [nodeTitle, subject, caseType].flatMap((name) => (name === null ? [] : plainWords(name)));
  const due = dueAt === null ? [] : [`${words.due} ${timeText(dueAt, language, timeZone)}`];
  return [...names.filter((name) => name !== ''), words.stakes[stakes], ...due].join(' · ');
}

function timeText(at: string, language: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return `${format.format(new Date(at))} (${timeZone})`;
}
