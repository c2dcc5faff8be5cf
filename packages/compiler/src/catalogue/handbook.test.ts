import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';

const PAGE = fileURLToPath(new URL('../../DIAGNOSTICS.md', import.meta.url));

/** The catalogue as a page to read; holes of the messages are shown as …. */
function page(): string {
  const entries = Object.entries(catalogue).sort(([left], [right]) => (left < right ? -1 : 1));
  const sections = entries.map(([code, { severity, message, help }]) => {
    const show = (text: string) => text.replaceAll(/(?<!\{)\{\w+\}/g, '…');
    return `## ${code}\n\n${severity}: ${show(message)}\n\n${show(help)}\n`;
  });
  return [
    '# Diagnostics\n',
    'What the compiler says about a flow, and what to do about it. Written from the catalogue.\n',
    ...sections,
  ].join('\n');
}

it('keeps the page of all diagnostics as the catalogue has them', () => {
  if (process.env['ACCEPT'] === '1') writeFileSync(PAGE, page());
  expect(readFileSync(PAGE, 'utf8')).toBe(page());
});
