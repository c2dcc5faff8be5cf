/** Sizes in pixels at zoom 1 of what wires are drawn from and to; `canvas.css` uses the same numbers. */
export const HANDLE_SIZE = 14;
export const ENTRY_WIDTH = 8;
