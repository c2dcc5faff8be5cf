import { fail, ok, type Problem, problem, type Result } from '@countersign/model';
import { SaxesParser } from 'saxes';

/** An element without its prefix: names are told apart by `space`, the namespace. */
export type XmlElement = {
  readonly name: string;
  readonly space: string;
  /** By local name; of two attributes of one local name the one without a prefix counts. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
};

const DEEPEST = 200;
const MOST_ELEMENTS = 200_000;
const MOST_FAULTS = 20;
const PIECE = 4_096;

type OpenElement = {
  name: string;
  space: string;
  attributes: Record<string, string>;
  children: OpenElement[];
  text: string;
};

/**
 * XML → its elements. Document types are refused, so there are no entities but the five of XML itself: nothing can grow and
 * nothing is fetched. Each fault is one problem with its line.
 */
export function parseXml(text: string): Result<XmlElement, Problem[]> {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const faults: Problem[] = [];
  const refuse = (code: string, reason: string) => {
    if (code === 'import_too_large') isTooLarge = true;
    const message = `The file cannot be read: line ${parser.line}: ${reason}`;
    const isKnown = faults.some((fault) => fault.message === message);
    if (!isKnown && faults.length < MOST_FAULTS) faults.push(problem(code, message));
  };
  let isTooLarge = false;
  const open: OpenElement[] = [];
  let root: OpenElement | undefined;
  let count = 0;
  parser.on('error', ({ message }) => refuse('import_unreadable', message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => refuse('import_unreadable', 'it has a document type, which is not allowed.'));
  parser.on('opentag', ({ local, uri, attributes }) => {
    count += 1;
    const element = {
      name: local,
      space: uri,
      attributes: plainAttributes(attributes),
      children: [],
      text: '',
    };
    // What is too deep or too much is read over until the reading ends with its piece.
    if (count <= MOST_ELEMENTS && open.length < DEEPEST) open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
    if (open.length === DEEPEST + 1)
      refuse('import_too_large', `it is nested more than ${DEEPEST} levels deep.`);
    if (count === MOST_ELEMENTS + 1)
      refuse('import_too_large', `it has more than ${MOST_ELEMENTS} elements.`);
  });
  parser.on('closetag', () => void open.pop());
  const addText = (piece: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  // In pieces: the parser looks through all open elements for a namespace, so depth must not go on costing.
  for (let at = 0; at < text.length && !isTooLarge; at += PIECE) parser.write(text.slice(at, at + PIECE));
  // A file that was cut off is one fault, however much was open where it ends.
  const cutIn = open.at(-1);
  if (cutIn !== undefined && !isTooLarge)
    refuse('import_unreadable', `it ends inside ${JSON.stringify(cutIn.name)}.`);
  else if (faults.length === 0) parser.close();
  if (faults.length > 0) return fail(faults);
  return root === undefined ? fail([problem('import_unreadable', 'The file holds no XML.')]) : ok(root);
}

type RawAttributes = Readonly<
  Record<string, { readonly prefix: string; readonly local: string; readonly value: string }>
>;

function plainAttributes(raw: RawAttributes): Record<string, string> {
  const all = Object.values(raw).filter(({ prefix, local }) => prefix !== 'xmlns' && local !== 'xmlns');
  const pairs = all.sort((left, right) => Number(left.prefix === '') - Number(right.prefix === ''));
  return Object.fromEntries(pairs.map(({ local, value }) => [local, value]));
}
