import { rmSync, writeFileSync } from 'node:fs';
import type { Diagnostic } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { RULES } from './2-analyze/rules.ts';
import { catalogue, compile } from './index.ts';
import { readSampleFile as read, readSample, SAMPLES, sampleNames } from './testing/readSample.ts';

/**
 * Each folder of `samples` holds a document (in `environment.json` the flows around it) and what the compiler makes of it:
 * `expected.machine.json` (the artefact's machine; warnings beside it in `expected.diagnostics.json`), or only
 * `expected.diagnostics.json`. Folders are named after the rule they are about. `ACCEPT=1 vitest run samples` writes what
 * comes out as expected; read the diff.
 */
const isAccepting = process.env['ACCEPT'] === '1';
const cases = sampleNames();

const fileOf = (name: string, file: string) => `${SAMPLES}${name}/${file}`;

function accept(name: string, file: string, value: unknown) {
  if (value === null) rmSync(fileOf(name, file), { force: true });
  else writeFileSync(fileOf(name, file), `${JSON.stringify(value, null, 2)}\n`);
}

/** The help is the catalogue's and the same everywhere; what fills the holes stands in the message. */
function shown(diagnostics: readonly Diagnostic[]): unknown {
  const plain = diagnostics.map(({ help: _, holes: __, ...rest }) => rest);
  return plain.length === 0 ? null : JSON.parse(JSON.stringify(plain));
}

describe('samples', () => {
  it.each(cases)('compiles %s as expected', (name) => {
    const { document, environment } = readSample(name);
    const { artefact, diagnostics } = compile(document, environment);
    const machine = artefact === null ? null : artefact.machine;
    if (isAccepting) {
      accept(name, 'expected.machine.json', machine);
      accept(name, 'expected.diagnostics.json', shown(diagnostics));
    }
    expect(machine).toEqual(read(name, 'expected.machine.json'));
    expect(shown(diagnostics)).toEqual(read(name, 'expected.diagnostics.json'));
    expect(machine !== null || diagnostics.length > 0).toBe(true);
  });

  it.each(RULES.map((rule) => rule.name))(
    'hold for %s a document that it accepts and one that it does not',
    (rule) => {
      const about = cases.filter((name) => name.startsWith(`${rule}-`));
      const isClean = (name: string) => read(name, 'expected.machine.json') !== null;
      expect(about).toContain(`${rule}-valid`);
      expect(isClean(`${rule}-valid`)).toBe(true);
      const refused = about.filter((name) => read(name, 'expected.diagnostics.json') !== null);
      expect(refused.length).toBeGreaterThan(0);
    },
  );

  it('show every diagnostic of the catalogue', () => {
    const seen = cases.flatMap((name) => (read(name, 'expected.diagnostics.json') ?? []) as Diagnostic[]);
    expect([...new Set(seen.map(({ code }) => code))].sort()).toEqual(Object.keys(catalogue).sort());
  });
});
