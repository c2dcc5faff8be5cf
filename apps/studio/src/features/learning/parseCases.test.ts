import { describe, expect, it } from 'vitest';
import { parseCases, parseCsv } from './parseCases.ts';

describe('parseCases', () => {
  it('reads CSV with quotes, commas and line ends inside cells', () => {
    const { cases, bad } = parseCases(
      'text,label\r\n"Where is my card, please?",card_arrival\r\n"It says ""declined""\nagain",declined\r\n',
    );
    expect(bad).toEqual([]);
    expect(cases).toEqual([
      { text: 'Where is my card, please?', label: 'card_arrival' },
      { text: 'It says "declined"\nagain', label: 'declined' },
    ]);
  });

  it('finds the columns by name in any order, with a byte order mark before them', () => {
    expect(parseCases('\uFEFFcategory,id,text\nrefund,7,Money back').cases).toEqual([
      { text: 'Money back', label: 'refund' },
    ]);
  });

  it('reads CSV with semicolons between its cells', () => {
    expect(parseCases('text;label\r\n"Karte weg; was nun?";Karte\r\nWo, bitte;Ort').cases).toEqual([
      { text: 'Karte weg; was nun?', label: 'Karte' },
      { text: 'Wo, bitte', label: 'Ort' },
    ]);
  });

  it('reads JSON lines and names the lines it cannot use', () => {
    const { cases, bad } = parseCases(
      '{"text":"Hello","label":"greeting"}\n\n{"text":"Hello"}\n{"label":"x"}\nnot json',
    );
    expect(cases).toEqual([{ text: 'Hello', label: 'greeting' }]);
    expect(bad).toEqual([
      { line: 3, reason: 'learning.upload.reason.label' },
      { line: 4, reason: 'learning.upload.reason.text' },
      { line: 5, reason: 'learning.upload.reason.json' },
    ]);
  });

  it('finds nothing in a file without the two columns', () => {
    expect(parseCases('a,b\n1,2')).toEqual({ cases: [], bad: [] });
  });

  it('names the line on which a broken row begins', () => {
    expect(parseCases('text,label\n"two\nlines",ok\n,missing').bad).toEqual([
      { line: 4, reason: 'learning.upload.reason.text' },
    ]);
  });
});

describe('parseCsv', () => {
  it('keeps an empty last cell', () => {
    expect(parseCsv('a,b\n1,')[1]?.cells).toEqual(['1', '']);
  });
});
