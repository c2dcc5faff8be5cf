import type { Phrase } from '@countersign/drawing';
import type { FlowDocument } from '@countersign/model';
import { downloadBlob, downloadText } from '../../../ui/downloadText.ts';

export const EXPORT_FORMATS = ['json', 'bpmn', 'xstate', 'svg', 'png'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export type ExportOptions = {
  readonly name: string;
  readonly theme: 'light' | 'dark';
  readonly phrase: Phrase;
};

/** Writes a flow to a file; answers false where it cannot be: a machine exists only of a flow without errors. */
export async function exportFlow(
  document: FlowDocument,
  format: ExportFormat,
  { name, theme, phrase }: ExportOptions,
): Promise<boolean> {
  if (format === 'json') {
    downloadText(`${name}.json`, `${JSON.stringify(document, null, 2)}\n`, 'application/json');
    return true;
  }
  if (format === 'xstate') {
    const { compile } = await import('@countersign/compiler');
    const { artefact } = compile(document);
    if (artefact === null) return false;
    downloadText(
      `${name}.machine.json`,
      `${JSON.stringify(artefact.machine, null, 2)}\n`,
      'application/json',
    );
    return true;
  }
  const { writeBpmn, writeSvg } = await import('@countersign/formats');
  if (format === 'bpmn') downloadText(`${name}.bpmn`, writeBpmn(document), 'application/xml');
  else if (format === 'svg')
    downloadText(`${name}.svg`, writeSvg(document, { theme, phrase }), 'image/svg+xml');
  else await downloadPicture(`${name}.png`, writeSvg(document, { theme, phrase }));
  return true;
}

/** Larger canvases are refused by browsers. */
const LONGEST_SIDE = 12_000;

/** Paints the picture twice as fine as it is large, as far as browsers allow. */
async function downloadPicture(name: string, svg: string): Promise<void> {
  const image = new Image();
  // Pages may show images from data only, so that no blob of somebody else can be one.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(2, LONGEST_SIDE / Math.max(image.width, image.height, 1));
  const canvas = window.document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('The browser could not paint the picture.');
  downloadBlob(name, blob);
}
