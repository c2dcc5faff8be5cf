export { CARD_WIDTH, cardHeight, ENTRY_Y, nodeSize, portY, type Size } from './cardSize.ts';
export { enclosing } from './enclosing.ts';
export {
  type FoldedGroup,
  type GroupFrame,
  type Groups,
  groupAt,
  groupBox,
  groupIdOf,
  groupKey,
  groupsOf,
  stepsOf,
} from './groups.ts';
export { ENTRY_WIDTH, HANDLE_SIZE } from './handleSize.ts';
export { isPlaceholder, kindName } from './kindName.ts';
export { finishPlaces, isClear, type Places } from './layout/finishPlaces.ts';
export { fittedNotes } from './layout/fittedNotes.ts';
export { layered } from './layout/layered.ts';
export { layoutGraphOf } from './layout/layoutGraph.ts';
export type { Move } from './layout/move.ts';
export { nodeLine } from './nodeLine.ts';
export { PALETTES, type Palette } from './palette.ts';
export { filled, type Phrase } from './phrase.ts';
export { roomForGrown } from './roomForGrown.ts';
export {
  type Box,
  blockedWires,
  createRouting,
  overlappingCards,
  routeWires,
  type WireToRoute,
} from './routeWires.ts';
export {
  type Scene,
  type SceneWire,
  sceneBoxes,
  sceneEnds,
  sceneOf,
  wiringOf,
} from './scene.ts';
export { boxOf, type CardShape, type StepShape, shapeOf, wireEnds } from './wireEnds.ts';
export { type WireEnds, wirePath, wirePoints } from './wirePath.ts';
