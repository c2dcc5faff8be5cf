/** Whether what was read from a file as text was none, such as a workbook or a picture: no text holds these characters. */
export const isOtherThanText = (text: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0006\u000E-\u001A]/.test(text.slice(0, 100_000));
