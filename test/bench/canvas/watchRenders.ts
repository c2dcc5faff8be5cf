/// <reference lib="dom" />
/** What the page counts between two readings. */
export type RenderCounts = { readonly outside: number; readonly inside: number; readonly commits: number };

/** The parts of React's own records that are read here. */
type Fiber = {
  readonly tag: number;
  readonly flags: number;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly return: Fiber | null;
  readonly alternate: Fiber | null;
  readonly stateNode: unknown;
};

/**
 * Runs in the page before anything else: takes the place of React's developer tools, which React tells of every commit
 * in production builds too, and counts the components that did work in it: inside the canvas and outside of it. The
 * component that draws the canvas itself counts as inside.
 */
export function watchRenders(): void {
  const PERFORMED_WORK = 1;
  const COMPONENTS = new Set([0, 1, 11, 14, 15]);
  const counts = { outside: 0, inside: 0, commits: 0 };
  const isCanvas = (fiber: Fiber) =>
    fiber.stateNode instanceof Element && fiber.stateNode.classList.contains('cs-canvas');
  const drawsCanvas = (fiber: Fiber): boolean => {
    for (let below = fiber.child; below !== null; below = below.child) {
      if (isCanvas(below)) return true;
      if (COMPONENTS.has(below.tag)) return false;
    }
    return false;
  };
  const count = (fiber: Fiber, isInside: boolean) => {
    if (isInside || drawsCanvas(fiber)) counts.inside += 1;
    else counts.outside += 1;
  };
  const visit = (fiber: Fiber, isInside: boolean): void => {
    const before = fiber.alternate;
    const isIn = isInside || isCanvas(fiber);
    if (COMPONENTS.has(fiber.tag) && (before === null || (fiber.flags & PERFORMED_WORK) !== 0))
      count(fiber, isIn);
    if (before !== null && before.child === fiber.child) return;
    for (let child = fiber.child; child !== null; child = child.sibling) visit(child, isIn);
  };
  const hook = {
    supportsFiber: true,
    renderers: new Map(),
    inject: () => 1,
    onCommitFiberUnmount: () => undefined,
    onCommitFiberRoot: (_renderer: number, root: { readonly current: Fiber }) => {
      counts.commits += 1;
      visit(root.current, false);
    },
    readCounts: () => ({ ...counts }),
  };
  Object.defineProperty(globalThis, '__REACT_DEVTOOLS_GLOBAL_HOOK__', { value: hook });
}

/** In the page: what was counted since it was opened. */
export function readRenders(): RenderCounts {
  // safe: put there by `watchRenders`
  const page = globalThis as unknown as {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: { readCounts: () => RenderCounts };
  };
  return page.__REACT_DEVTOOLS_GLOBAL_HOOK__.readCounts();
}
