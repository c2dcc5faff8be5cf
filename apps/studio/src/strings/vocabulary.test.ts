import { catalogue } from '@countersign/compiler';
import { NODE_KIND_INFO, NODE_KINDS, newNode, outPorts } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { formSchema, settingsFormSchema } from '../features/builder/inspector/formSchemas.ts';
import { wordedSchema } from '../features/builder/inspector/wordedSchema.ts';
import { createPhrase } from './createPhrase.ts';
import { diagnostics } from './de/diagnostics.ts';
import { phrases } from './de/phrases.ts';
import { sayDiagnostic } from './sayDiagnostic.ts';
import { loadVocabulary } from './vocabulary.ts';

const holesOf = (text: string): string[] => [...new Set(text.match(/(?<!\{)\{\w+\}/g) ?? [])].sort();

/** Every phrase that the forms, the palette and the cards take from the language of flows. */
function phrasesOfFlows(): ReadonlySet<string> {
  const asked = new Set<string>();
  const ask = (english: string): string => {
    asked.add(english);
    return english;
  };
  for (const schema of [...NODE_KINDS.map(formSchema), settingsFormSchema()]) wordedSchema(schema, ask);
  for (const kind of NODE_KINDS) {
    ask(NODE_KIND_INFO[kind].title);
    ask(NODE_KIND_INFO[kind].purpose);
    for (const port of outPorts(newNode(kind, { nodes: [] }, { x: 0, y: 0 }))) ask(port.title);
  }
  return asked;
}

/** What an example holds, and names that are the same in both languages. */
const SAME = /^(The agent is unsure|GET|POST|PUT|PATCH|DELETE)$/;

describe('the German vocabulary', () => {
  it('has words for each finding of the compiler, with the same holes', () => {
    expect(Object.keys(diagnostics).sort()).toEqual(Object.keys(catalogue).sort());
    for (const [code, { message, help }] of Object.entries(catalogue)) {
      const german = diagnostics[code as keyof typeof diagnostics];
      expect(holesOf(german.message), code).toEqual(holesOf(message));
      expect(holesOf(german.help), code).toEqual(holesOf(help));
    }
  });

  it('has words for every kind of step, way out and field of a form', () => {
    const asked = phrasesOfFlows();
    expect(asked.size).toBeGreaterThan(200);
    expect([...asked].filter((english) => !Object.hasOwn(phrases, english) && !SAME.test(english))).toEqual(
      [],
    );
  });

  it('keeps the number of holes', () => {
    for (const [english, german] of Object.entries(phrases)) {
      if (/\{\{/.test(english)) continue;
      expect(german.match(/\{\d*\}/g)?.length, english).toBe(english.match(/\{\}/g)?.length);
    }
  });
});

describe('a phrase', () => {
  const phrase = createPhrase({
    language: 'de',
    phrase: (english) => (Object.hasOwn(phrases, english) ? phrases[english] : undefined),
  });

  it('is said with what stands in quotes, and stays English when nobody knows it', () => {
    expect(phrase('Remove "Pay"')).toBe('„Pay“ entfernen');
    expect(phrase('"name" is missing.')).toBe('„name“ fehlt.');
    expect(phrase('This must be 5 or more.')).toBe('Der Wert muss mindestens 5 sein.');
    expect(phrase('{} rules, in order', 2)).toBe('2 Regeln, der Reihe nach');
    expect(phrase('Something new')).toBe('Something new');
    expect(phrase('{} of cases', phrase('{} %', 0.5))).toBe('0,5 % der Fälle');
  });
});

describe('a finding', () => {
  const finding = {
    code: 'port_unconnected',
    severity: 'error',
    message: 'The port "Rejected" of "Gate" leads nowhere.',
    help: 'Connect it.',
    holes: { port: 'Rejected', title: 'Gate' },
    fix: { title: 'Lead to an end of its own', command: {} },
  } as const;

  it('is said in German by its code, with the titles that people wrote', async () => {
    const german = sayDiagnostic({ ...finding }, await loadVocabulary('de'));
    expect(german.message).toBe('Der Ausgang „Abgelehnt“ von „Gate“ führt nirgendwohin.');
    expect(german.fix?.title).toBe('Zu einem eigenen Ende führen');
  });

  it('says in German what an import could not keep, with the names of the file', async () => {
    const loss = 'a connection leads from "A" to "B", but "B" is not in the file.';
    const fault = {
      code: 'import_fault',
      severity: 'warning',
      message: loss,
      help: '',
      holes: { loss },
    } as const;
    expect(sayDiagnostic(fault, await loadVocabulary('de')).message).toBe(
      'Die eingelesene Datei hatte einen Fehler: eine Verbindung führt von „A“ zu „B“, aber „B“ ist nicht in der Datei.',
    );
  });

  it('stays as it is in English, and where its code is not known', async () => {
    expect(sayDiagnostic({ ...finding }, await loadVocabulary('en'))).toEqual(finding);
    const unknown = { ...finding, code: 'from_tomorrow' };
    expect(sayDiagnostic(unknown, await loadVocabulary('de')).message).toBe(finding.message);
  });
});
