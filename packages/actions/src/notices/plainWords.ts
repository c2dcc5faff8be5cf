/** Controls, and whatever Unicode lets a reader not see or uses to turn text round. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]+/gu;
const SPACES = /\s+/gu;
/** A dot between letters may be that of a host's name: "shop.example", but neither "17.50" nor the end of a sentence. */
const DOT_OF_HOST = /(?<=[\p{L}\p{N}-])\.(?=\p{L}[\p{L}\p{N}-]+)/gu;
const MOST_CHARACTERS = 120;

/**
 * What a customer or an agent wrote, so that no program makes more of it than one line of text: nothing invisible, nothing
 * that turns it round, no link, no address, nobody mentioned.
 */
export function plainWords(text: string): string {
  const line = text.replace(UNSEEN, ' ').replace(SPACES, ' ').trim();
  const characters = [...line];
  const short =
    characters.length > MOST_CHARACTERS ? `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…` : line;
  return short.replace(/:\/\//g, '[:]//').replace(/[@＠]/g, '[at]').replace(DOT_OF_HOST, '[.]');
}
