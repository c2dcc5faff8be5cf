import { readAnyFlow } from '@countersign/formats';
import { describe, expect, it } from 'vitest';
import { sayFault } from './sayFault.ts';
import { loadVocabulary } from './vocabulary.ts';

const german = await loadVocabulary('de');
const english = await loadVocabulary('en');

/** Files that cannot be imported, each for another reason. */
const FILES = [
  '{"nodes": 3, "connections": {}}',
  '{"a": 1,\n "b" 2}',
  '{"a": [1, 2',
  '<a><b></a>',
  '<note/>',
  '<definitions><process>\n<task',
  '<definitions',
  'plain text',
  'key: [1\nother: 2',
  `${'['.repeat(200)}${']'.repeat(200)}`,
  '{"schema": "countersign.flow/1", "name": 3}',
  '{"schema": "countersign.flow/9"}',
  '{"some": "thing"}',
  '{"StartAt": "C", "States": {"A": {"Type": "Dance"}, "B": {"Type": "Pass", "Next": "Nowhere"}}}',
  '{"StartAt": "C", "States": {"A": {"Type": "Pass"}}}',
  'StartAt: A\nStates: {}\n---\nStartAt: B\nStates: {}\n',
  '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>',
];
const faultsOf = (file: string) => {
  const read = readAnyFlow(file);
  return read.ok ? [] : read.problem;
};

describe('a fault of a file', () => {
  it.each(FILES)('%# is said in German', (file) => {
    const faults = faultsOf(file);
    expect(faults.length).toBeGreaterThan(0);
    for (const fault of faults) {
      expect(sayFault(fault, german)).not.toMatch(/\b(the|file|cannot|is|has|expected|unexpected|must)\b/i);
      expect(sayFault(fault, english)).toContain(fault.message);
    }
  });

  it('is one for a file that was cut off, and tells where', () => {
    const said = (file: string) => faultsOf(file).map((fault) => sayFault(fault, german));
    expect(said('<definitions><process>\n<task')).toEqual([
      'Die Datei endet in Zeile 2, innerhalb von "process".',
    ]);
    expect(said('<definitions xmlns="x"')).toHaveLength(1);
  });

  it('tells the place', () => {
    const [fault] = faultsOf('{"a": 1,\n "b" 2}');
    expect(fault && sayFault(fault, german)).toBe(
      'Die Datei kann in Zeile 2, Spalte 6 nicht gelesen werden.',
    );
    const [wrong] = faultsOf('{"schema": "countersign.flow/1", "name": 3, "nodes": [], "edges": []}');
    expect(wrong && sayFault(wrong, german)).toBe('Das ist nicht, was ein Ablauf hier hat: /name');
  });
});
