/** After this long a reader's right to go on reading is asked again. */
const ASK_AGAIN_MS = 1_000;

/**
 * Passes items on for as long as the reader may have them: a stream that was opened rightfully ends within a second of the
 * member's removal or the key's revocation. Nothing is asked while nothing is passed on.
 */
export async function* whileAllowed<TItem>(
  items: AsyncIterable<TItem>,
  isAllowed: () => Promise<boolean>,
): AsyncGenerator<TItem> {
  let askedAt = Date.now();
  for await (const item of items) {
    if (Date.now() - askedAt >= ASK_AGAIN_MS) {
      if (!(await isAllowed())) return;
      askedAt = Date.now();
    }
    yield item;
  }
}
