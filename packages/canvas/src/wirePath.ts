import { getSmoothStepPath, Position } from '@xyflow/react';

export type WireEnds = {
  readonly sourceX: number;
  readonly sourceY: number;
  readonly targetX: number;
  readonly targetY: number;
  /** How far the cards at the ends reach below the ends of the wire. */
  readonly sourceBelow: number;
  readonly targetBelow: number;
};

/** The line of a wire, and the middle of it, where its label stands. */
export type WirePath = {
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly isBack: boolean;
};

const OFFSET = 26;
const RADIUS = 14;

/** Forward wires are stepped lines; a wire back to an earlier step runs below both cards instead of through them. */
export function wirePath(ends: WireEnds): WirePath {
  const { sourceX, sourceY, targetX, targetY } = ends;
  if (targetX > sourceX - OFFSET) {
    const [path, x, y] = getSmoothStepPath({
      ...ends,
      sourcePosition: Position.Right,
      targetPosition: Position.Left,
      borderRadius: RADIUS,
      offset: OFFSET,
    });
    return { path, x, y, isBack: false };
  }
  const floor = Math.max(sourceY + ends.sourceBelow, targetY + ends.targetBelow) + OFFSET;
  const right = sourceX + OFFSET;
  const left = targetX - OFFSET;
  const r = Math.min(RADIUS, (floor - sourceY) / 2, (floor - targetY) / 2);
  const path = [
    `M${sourceX},${sourceY}H${right - r}Q${right},${sourceY} ${right},${sourceY + r}`,
    `V${floor - r}Q${right},${floor} ${right - r},${floor}`,
    `H${left + r}Q${left},${floor} ${left},${floor - r}`,
    `V${targetY + r}Q${left},${targetY} ${left + r},${targetY}H${targetX}`,
  ].join('');
  return { path, x: (left + right) / 2, y: floor, isBack: true };
}
