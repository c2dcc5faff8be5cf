import {
  CARD_WIDTH,
  ENTRY_Y,
  enclosing,
  type FoldedGroup,
  filled,
  type GroupFrame,
  isPlaceholder,
  kindName,
  nodeLine,
  nodeSize,
  PALETTES,
  type Palette,
  type Phrase,
  portY,
  routeWires,
  type Scene,
  sceneBoxes,
  sceneEnds,
  sceneOf,
  wirePath,
} from '@countersign/drawing';
import { type FlowDocument, type FlowNode, NODE_KIND_INFO, outPorts } from '@countersign/model';
import { escapeXml } from './escapeXml.ts';
import { fitWords } from './fitWords.ts';

export type SvgOptions = {
  readonly theme?: 'light' | 'dark';
  /** What a kind and a port are called; in English when absent. */
  readonly phrase?: Phrase;
};

const MARGIN = 48;
/** The four kinds that are the product have a tinted card, as on the canvas. */
const TINTED = new Set(['agent', 'human', 'exception', 'sampler']);

/**
 * A picture of the flow from the document alone, as the canvas draws it: cards, wires on their ways around cards, groups,
 * notes. The same document gives the same bytes; nothing in it is loaded from anywhere.
 */
export function writeSvg(document: FlowDocument, options: SvgOptions = {}): string {
  const { theme = 'light', phrase = filled } = options;
  const palette = PALETTES[theme];
  const scene = sceneOf(document);
  const { x, y, width, height } = bounds(document, scene);
  const wires = [...routeWires(sceneBoxes(scene), sceneEnds(scene)).values()];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}" font-family="Inter, system-ui, sans-serif" role="img">`,
    `<title>${escapeXml(document.name)}</title>`,
    `<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="${palette.wire}"/></marker></defs>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${palette.ground}"/>`,
    ...scene.groups.frames.map((frame) => drawFrame(frame, palette)),
    ...document.notes.map((note) => drawNote(note, palette)),
    `<g fill="none" stroke="${palette.wire}" stroke-width="1.5">`,
    ...wires.map((points) => `<path d="${wirePath(points).path}" marker-end="url(#tip)"/>`),
    '</g>',
    ...scene.steps.map((node) => drawCard(node, palette, phrase)),
    ...scene.groups.folded.map((group) => drawFolded(group, palette)),
    '</svg>',
    '',
  ].join('\n');
}

function bounds({ notes }: FlowDocument, scene: Scene) {
  const boxes = [
    ...sceneBoxes(scene),
    ...scene.groups.frames,
    ...notes.map(({ position, width, height }) => ({ ...position, width, height })),
  ];
  const { x, y, width, height } = boxes.length === 0 ? { x: 0, y: 0, width: 0, height: 0 } : enclosing(boxes);
  return { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
}

function drawCard(node: FlowNode, palette: Palette, phrase: Phrase): string {
  const { x, y } = node.position;
  const { family } = NODE_KIND_INFO[node.kind];
  const { height } = nodeSize(node);
  const color = palette.families[family];
  const ports = outPorts(node);
  return [
    '<g>',
    cardOf({ x, y, height }, palette, isPlaceholder(node) ? ' stroke-dasharray="5 4"' : ''),
    TINTED.has(family)
      ? `<rect x="${x}" y="${y}" width="${CARD_WIDTH}" height="${height}" rx="10" fill="${color}" fill-opacity=".1"/>`
      : '',
    `<rect x="${x}" y="${y + 10}" width="5" height="${height - 20}" rx="2.5" fill="${color}"/>`,
    text({ x: x + 18, y: y + 22, size: 11, color, weight: 600 }, phrase(kindName(node))),
    cardText({ x: x + 18, y: y + 42, size: 14, color: palette.text, weight: 600 }, node.title),
    cardText({ x: x + 18, y: y + 68, size: 12, color: palette.dim }, nodeLine(node, phrase)),
    ...(ports.length > 1 ? ports : []).map((port, index) =>
      portText(x, y + portY(node, index), phrase(port.title), palette),
    ),
    '</g>',
  ].join('');
}

/** The card that a folded group is drawn as. */
function drawFolded({ x, y, height, group, ports }: FoldedGroup, palette: Palette): string {
  return [
    '<g>',
    cardOf({ x, y, height }, palette),
    cardText({ x: x + 18, y: y + ENTRY_Y + 5, size: 14, color: palette.text, weight: 600 }, group.title),
    ...ports.map((port) => portText(x, y + port.y, port.title, palette)),
    '</g>',
  ].join('');
}

const drawFrame = ({ x, y, width, height, group }: GroupFrame, palette: Palette): string =>
  [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="12" fill="${palette.border}" fill-opacity=".25" stroke="${palette.border}" stroke-dasharray="6 5"/>`,
    text(
      { x: x + 16, y: y + 24, size: 13, color: palette.dim, weight: 600 },
      fitWords(group.title, { width: width - 32, size: 13, weight: 600 }),
    ),
  ].join('');

function drawNote(
  { position, width, height, text: words, color }: FlowDocument['notes'][number],
  palette: Palette,
): string {
  const { x, y } = position;
  const lines = wrapped(words, Math.floor((width - 20) / 6.2)).slice(
    0,
    Math.max(1, Math.floor((height - 16) / 16)),
  );
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="${palette.notes[color]}"/>`,
    ...lines.map((line, index) =>
      text({ x: x + 10, y: y + 22 + index * 16, size: 12, color: palette.text }, line),
    ),
  ].join('');
}

const cardOf = (
  { x, y, height }: { readonly x: number; readonly y: number; readonly height: number },
  palette: Palette,
  dash = '',
): string =>
  `<rect x="${x}" y="${y}" width="${CARD_WIDTH}" height="${height}" rx="10" fill="${palette.card}" stroke="${palette.border}"${dash}/>`;

const portText = (x: number, y: number, title: string, palette: Palette): string =>
  cardText({ x: x + CARD_WIDTH - 14, y: y + 4, size: 12, color: palette.dim, anchor: 'end' }, title);

/** A line of a card, 18 from its left edge and 14 from its right one. */
const cardText = (style: TextStyle, words: string): string =>
  text(style, fitWords(words, { ...style, width: CARD_WIDTH - 32 }));

type TextStyle = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color: string;
  readonly weight?: number;
  readonly anchor?: 'end';
};

const text = ({ x, y, size, color, weight = 400, anchor }: TextStyle, words: string): string =>
  `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${color}"${anchor === undefined ? '' : ' text-anchor="end"'}>${escapeXml(words)}</text>`;

/** The words in lines of about so many letters; a picture has nobody who breaks them. */
function wrapped(words: string, longest: number): string[] {
  const lines: string[] = [];
  for (const paragraph of words.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > longest) {
        lines.push(line);
        line = '';
      }
      const longer = line === '' ? word : `${line} ${word}`;
      line = longer.length <= longest ? longer : `${longer.slice(0, longest - 1)}…`;
    }
    lines.push(line);
  }
  return lines;
}
