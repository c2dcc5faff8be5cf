/** The deepest nesting of brackets outside of quotes. Found by scanning, because the parser recurses once per level. */
export function bracketDepth(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index] as string; // safe: index is in range
    if (character === '"' || character === "'") index = endOfQuote(source, index);
    else if ('([{'.includes(character)) deepest = Math.max(deepest, ++depth);
    else if (')]}'.includes(character)) depth -= 1;
  }
  return deepest;
}

/** Index of the quote that ends the text starting at `start`, or of the last character when it never ends. */
export function endOfQuote(source: string, start: number): number {
  const single = source[start] as string; // safe: start is the index of a quote
  const quote = source.startsWith(single.repeat(3), start) ? single.repeat(3) : single;
  const isRaw = /[rR][bB]?$|[bB][rR]$/.test(source.slice(Math.max(0, start - 2), start));
  for (let index = start + quote.length; index < source.length; index += 1) {
    if (source[index] === '\\' && !isRaw) index += 1;
    else if (source.startsWith(quote, index)) return index + quote.length - 1;
  }
  return source.length - 1;
}
