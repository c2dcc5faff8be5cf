import {
  CARD_WIDTH,
  ENTRY_Y,
  type FlowDocument,
  type FlowNode,
  NODE_KIND_INFO,
  type NodeKindInfo,
  nodeSize,
  outPorts,
  portY,
} from '@countersign/model';
import { escapeXml } from './escapeXml.ts';

export type SvgOptions = {
  readonly theme?: 'light' | 'dark';
  /** What a kind and a port are called; in English when absent. */
  readonly phrase?: (english: string) => string;
};

const MARGIN = 48;

const THEMES = {
  light: {
    ground: '#f7f7f5',
    card: '#ffffff',
    line: '#d5d7da',
    ink: '#1c2024',
    faint: '#5a626a',
    wire: '#7b858f',
  },
  dark: {
    ground: '#15181b',
    card: '#20252a',
    line: '#3a4149',
    ink: '#eceff1',
    faint: '#a4adb5',
    wire: '#87919b',
  },
} as const;

const FAMILIES: { readonly [TFamily in NodeKindInfo['family']]: string } = {
  start: '#3f8f5f',
  agent: '#5b5bd6',
  human: '#c2661a',
  exception: '#c0392f',
  sampler: '#0f8a8a',
  action: '#2f6fb3',
  logic: '#6b7580',
  end: '#40484f',
};

const NOTES = { yellow: '#f3d36b', blue: '#9cc4ec', green: '#a5d6a7', pink: '#f0a9c4' } as const;

/**
 * A picture of the flow from the document alone: cards, wires with the names of their ports, notes. The same document gives
 * the same bytes; nothing in it is loaded from anywhere.
 */
export function writeSvg(document: FlowDocument, options: SvgOptions = {}): string {
  const { theme = 'light', phrase = (english: string) => english } = options;
  const colors = THEMES[theme];
  const bounds = boundsOf(document);
  const { x, y, width, height } = bounds;
  const wires = document.edges.map((edge) => drawWire(document, edge)).filter((path) => path !== '');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}" font-family="Inter, system-ui, sans-serif" role="img">`,
    `<title>${escapeXml(document.name)}</title>`,
    `<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="${colors.wire}"/></marker></defs>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colors.ground}"/>`,
    ...document.notes.map(drawNote),
    `<g fill="none" stroke="${colors.wire}" stroke-width="1.5" marker-end="url(#tip)">`,
    ...wires.map((path) => `<path d="${path}" marker-end="url(#tip)"/>`),
    '</g>',
    ...document.nodes.map((node) => drawCard(node, colors, phrase)),
    '</svg>',
    '',
  ].join('\n');
}

type Colors = (typeof THEMES)['light'] | (typeof THEMES)['dark'];

function boundsOf({ nodes, notes }: FlowDocument) {
  const boxes = [
    ...nodes.map((node) => ({
      ...node.position,
      ...nodeSize(node),
    })),
    ...notes.map(({ position, width, height }) => ({ ...position, width, height })),
  ];
  const edge = (pick: (box: (typeof boxes)[number]) => number, better: (a: number, b: number) => number) =>
    boxes.map(pick).reduce((best, value) => better(best, value), boxes[0] === undefined ? 0 : pick(boxes[0]));
  const left = edge((box) => box.x, Math.min) - MARGIN;
  const top = edge((box) => box.y, Math.min) - MARGIN;
  const right = edge((box) => box.x + box.width, Math.max) + MARGIN;
  const bottom = edge((box) => box.y + box.height, Math.max) + MARGIN;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Where the wire of a port leaves the card. */
const wayOutY = (node: FlowNode, port: string): number =>
  node.position.y +
  portY(
    node,
    outPorts(node).findIndex(({ name }) => name === port),
  );

/** Forward a curve; back to an earlier step below both cards. */
function drawWire({ nodes }: FlowDocument, edge: FlowDocument['edges'][number]): string {
  const source = nodes.find(({ id }) => id === edge.source);
  const target = nodes.find(({ id }) => id === edge.target);
  if (source === undefined || target === undefined) return '';
  const [startX, startY] = [source.position.x + CARD_WIDTH, wayOutY(source, edge.port)];
  const [endX, endY] = [target.position.x, target.position.y + ENTRY_Y];
  if (endX >= startX) {
    const middle = Math.max(24, (endX - startX) / 2);
    return `M${startX} ${startY}C${startX + middle} ${startY} ${endX - middle} ${endY} ${endX} ${endY}`;
  }
  const bottomOf = (node: FlowNode) => node.position.y + nodeSize(node).height;
  const floor = Math.max(bottomOf(source), bottomOf(target)) + 22;
  return `M${startX} ${startY}h20V${floor}H${endX - 20}V${endY}H${endX}`;
}

function drawCard(node: FlowNode, colors: Colors, phrase: (english: string) => string): string {
  const { x, y } = node.position;
  const info = NODE_KIND_INFO[node.kind];
  const ports = outPorts(node);
  const { height } = nodeSize(node);
  const color = FAMILIES[info.family];
  const dash = node.origin?.isPlaceholder === true ? ' stroke-dasharray="5 4"' : '';
  const listed = ports.length > 1 ? ports : [];
  return [
    '<g>',
    `<rect x="${x}" y="${y}" width="${CARD_WIDTH}" height="${height}" rx="10" fill="${colors.card}" stroke="${colors.line}"${dash}/>`,
    `<rect x="${x}" y="${y + 10}" width="5" height="${height - 20}" rx="2.5" fill="${color}"/>`,
    text({ x: x + 18, y: y + 22, size: 11, color, weight: 600 }, phrase(info.title)),
    text({ x: x + 18, y: y + 42, size: 14, color: colors.ink, weight: 600 }, shortened(node.title, 30)),
    ...listed.map(({ name, title }) =>
      text(
        { x: x + CARD_WIDTH - 14, y: wayOutY(node, name) + 4, size: 12, color: colors.faint, anchor: 'end' },
        shortened(phrase(title), 34),
      ),
    ),
    '</g>',
  ].join('');
}

function drawNote({ position, width, height, text: words, color }: FlowDocument['notes'][number]): string {
  const lines = words.split('\n').slice(0, Math.max(1, Math.floor((height - 16) / 16)));
  const { x, y } = position;
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="${NOTES[color]}" fill-opacity=".45"/>`,
    ...lines.map((line, index) =>
      text(
        { x: x + 10, y: y + 22 + index * 16, size: 12, color: '#40484f' },
        shortened(line, Math.floor(width / 6.5)),
      ),
    ),
  ].join('');
}

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

const shortened = (words: string, longest: number): string =>
  words.length <= longest ? words : `${words.slice(0, longest - 1)}…`;
