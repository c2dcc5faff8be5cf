import type { Translated } from '../catalogue.ts';
import type { problems as english } from '../en/problems.ts';

export const problems: Translated<typeof english> = {
  'builder.problems.filter': 'Probleme filtern',
  'builder.problems.weights': 'Zeigen',
  'builder.problems.errors': { one: '{count} Fehler', other: '{count} Fehler' },
  'builder.problems.warnings': { one: '{count} Warnung', other: '{count} Warnungen' },
  'builder.problems.remarks': { one: '{count} Hinweis', other: '{count} Hinweise' },
  'builder.problems.noMatch': 'Kein Problem passt zum Filter.',
  'builder.problems.fixAll': { one: '{count} beheben', other: 'Alle {count} beheben' },
  'builder.problems.fixAll.of': 'Alle {count} beheben: {kind}',
  'builder.problems.fixedAll': {
    one: '{count} Problem behoben. Einmal Rückgängig nimmt es zurück.',
    other: '{count} Probleme behoben. Einmal Rückgängig nimmt alle zurück.',
  },
  'builder.problems.dismissAll': {
    one: '{count} zur Kenntnis nehmen',
    other: 'Alle {count} zur Kenntnis nehmen',
  },
  'builder.problems.dismissAll.of': 'Alle {count} zur Kenntnis nehmen: {kind}',
  'builder.problems.dismissedAll': {
    one: '{count} Hinweis des Imports zur Kenntnis genommen. Einmal Rückgängig holt ihn zurück.',
    other: '{count} Hinweise des Imports zur Kenntnis genommen. Einmal Rückgängig holt sie zurück.',
  },
  'builder.problems.fixing': '{mended} von {count} behoben … Anhalten',
  'builder.problems.fixLate':
    'Der Ablauf wurde in der Zwischenzeit bearbeitet, daher wurde nichts behoben. Bitte noch einmal versuchen.',
  'builder.problems.keys': 'Pfeiltasten wechseln, Enter zeigt die Stelle, F behebt.',
  'builder.path': 'Dieser Weg',
  'builder.path.steps': 'Der Weg dieses Problems, {count} Schritte: {titles}',
  'builder.path.hide': 'Den Weg ausblenden',
  'builder.path.show': 'Den Weg zeigen',
  'builder.path.place': 'Schritt {place} von {count} auf diesem Weg',
  'builder.change.added': 'Hinzugefügt',
  'builder.change.removed': 'Entfernt',
  'builder.change.changed': 'Geändert',
  'builder.taken': { one: '{count}-mal genommen', other: '{count}-mal genommen' },
};
