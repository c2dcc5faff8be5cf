import { parseArgs } from 'node:util';
import {
  blockedWires,
  finishPlaces,
  layered,
  layoutGraphOf,
  overlappingCards,
  routeWires,
  sceneBoxes,
  sceneEnds,
  sceneOf,
} from '@countersign/drawing';
import { readForeign } from '@countersign/formats';
import { applyCommand, type FlowDocument } from '@countersign/model';
import { foreignFiles } from './import/foreignFiles.ts';

/**
 * What becomes of real drawings when they are arranged: `pnpm bench layout --data <folder of data sets> [--as-imported]`. One line
 * per format; `overlaps` are pairs of cards that cover each other, `blocked` wires that run through a card. Both must be 0; of
 * drawings as they were imported (`--as-imported`) wires are blocked only where cards cover each other or leave no room.
 */
const { values } = parseArgs({
  options: { data: { type: 'string' }, 'as-imported': { type: 'boolean', default: false } },
});
if (values.data === undefined) throw new Error('Name the folder of data sets with --data.');

for (const [format, files] of Object.entries(await foreignFiles(values.data))) {
  const sum = { files: 0, steps: 0, wires: 0, overlaps: 0, blocked: 0 };
  const begun = process.cpuUsage();
  for (const file of files) {
    const read = readForeign(file.text, file.name);
    if (read.ok && read.value.document.nodes.length > 0) judge(file.name, read.value.document, sum);
  }
  const { user, system } = process.cpuUsage(begun);
  const cpuMsPerFile = Math.round((user + system) / 10 / Math.max(1, sum.files)) / 100;
  console.log(JSON.stringify({ bench: 'layout', format, ...sum, cpuMsPerFile }));
}

type Sum = { files: number; steps: number; wires: number; overlaps: number; blocked: number };

function judge(name: string, document: FlowDocument, sum: Sum): void {
  const scene = sceneOf(values['as-imported'] ? document : arranged(name, document));
  const [boxes, wires] = [sceneBoxes(scene), sceneEnds(scene)];
  const overlaps = overlappingCards(boxes).length;
  const blocked = blockedWires(boxes, wires, routeWires(boxes, wires)).length;
  sum.files += 1;
  sum.steps += boxes.length;
  sum.wires += wires.length;
  sum.overlaps += overlaps;
  sum.blocked += blocked;
  if (overlaps + blocked > 0) process.stderr.write(`${name}: ${overlaps} overlaps, ${blocked} blocked\n`);
}

function arranged(name: string, document: FlowDocument): FlowDocument {
  const ids = new Set(document.nodes.map(({ id }) => id));
  const moves = finishPlaces(document, layered(layoutGraphOf(document, ids)));
  const moved = applyCommand(document, { type: 'moveNodes', moves });
  if (!moved.ok) throw new Error(`${name}: ${moved.problem.message}`);
  return moved.value.document;
}
