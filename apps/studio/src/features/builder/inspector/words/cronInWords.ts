import cronstrue from 'cronstrue/i18n';

/** A cron line as a sentence of the reader's language, such as "At 09:00, only on Monday"; undefined for no cron line. */
export function cronInWords(cron: string, language: string): string | undefined {
  try {
    return cronstrue.toString(cron.trim(), {
      locale: language.startsWith('de') ? 'de' : 'en',
      use24HourTimeFormat: true,
    });
  } catch {
    return undefined;
  }
}
