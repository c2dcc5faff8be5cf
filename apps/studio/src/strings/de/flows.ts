import type { Translated } from '../catalogue.ts';
import type { flows as english } from '../en/flows.ts';

export const flows: Translated<typeof english> = {
  'flows.title': 'Abläufe',
  'flows.subtitle': 'Was die Agenten tun, und wo ein Mensch gegenzeichnet.',
  'flows.new': 'Neuer Ablauf',
  'flows.import': 'Importieren',
  'flows.export': 'Als JSON exportieren',
  'flows.duplicate': 'Duplizieren',
  'flows.archive': 'Archivieren',
  'flows.restore': 'Wiederherstellen',
  'flows.archived': 'Archiviert',
  'flows.draft': 'Entwurf',
  'flows.changed': 'Unveröffentlichte Änderungen',
  'flows.status.published': 'Version {version}',
  'flows.showArchived': 'Archivierte zeigen',
  'flows.filter': 'Abläufe filtern',
  'flows.noMatch': 'Kein Ablauf passt zu „{text}“',
  'flows.noMatch.help': 'Ein kürzeres Wort versuchen, oder den Filter leeren.',
  'flows.empty': 'Den ersten Ablauf zeichnen',
  'flows.empty.help':
    'Ein Ablauf führt einen Fall von Anfang bis Ende: Ein Agent schlägt vor, eine Schranke hält an, was einen Menschen braucht, eine Aktion führt es aus. Am besten mit einem Beispiel beginnen und es ändern.',
  'flows.openReviews': { one: '{count} offene Prüfung', other: '{count} offene Prüfungen' },
  'flows.liveRuns': { one: '{count} laufender Fall', other: '{count} laufende Fälle' },
  'flows.noReviews': 'Nichts wartet',
  'flows.start': 'Lauf starten',
  'flows.create.title': 'Neuer Ablauf',
  'flows.create.blank': 'Leerer Ablauf',
  'flows.create.blank.help': 'Eine leere Fläche. Am Anfang steht ein Auslöser.',
  'flows.create.from': 'Beginnen mit',
  'flows.create.name': 'Name des Ablaufs',
  'flows.create.submit': 'Ablauf anlegen',
  'flows.rename.title': 'Ablauf umbenennen',
  'flows.archive.title': '„{name}“ archivieren?',
  'flows.archive.help':
    'Neue Läufe sind dann nicht mehr möglich. Begonnene Läufe und Prüfungen gehen weiter, und er lässt sich jederzeit wiederherstellen.',
  'flows.imported': 'Ablauf importiert',
};
