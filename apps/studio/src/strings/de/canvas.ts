import type { Translated } from '../catalogue.ts';
import type { canvas as english } from '../en/canvas.ts';

export const canvas: Translated<typeof english> = {
  'canvas.step': 'Schritt',
  'canvas.wire': 'Verbindung',
  'canvas.step.help':
    'Die Eingabetaste wählt den Schritt aus, die Pfeiltasten verschieben ihn dann, Entf entfernt ihn.',
  'canvas.wire.help': 'Die Eingabetaste wählt die Verbindung aus, Entf entfernt sie dann.',
  'canvas.controls': 'Zoom',
  'canvas.noteColor': 'Farbe der Notiz ändern',
  'canvas.group': 'Auswahl gruppieren',
  'canvas.group.title': 'Gruppe',
  'canvas.group.color': 'Farbe',
  'canvas.group.join': 'In die Gruppe „{title}“ legen',
  'canvas.group.leave': 'Aus der Gruppe „{title}“ nehmen',
  'canvas.groupTitle': 'Titel der Gruppe',
  'canvas.fold': 'Gruppe zu einer Karte falten',
  'canvas.unfold': 'Gruppe auffalten',
  'canvas.ungroup': 'Gruppe auflösen',
  'canvas.steps': { one: '{count} Schritt', other: '{count} Schritte' },
  'canvas.menu': 'Was hier getan werden kann',
  'canvas.menu.replace': 'Ersetzen durch …',
  'canvas.menu.zoom': 'Auswahl heranholen',
  'canvas.menu.arrange': 'Auswahl ordnen',
  'canvas.menu.duplicate': 'Verdoppeln',
  'canvas.menu.remove': 'Entfernen',
  'canvas.menu.note': 'Notiz hinzufügen',
  'canvas.replaced.lost':
    'Für diese Verbindungen ist am neuen Schritt kein Platz, sie sind fort: {ports}. Rückgängig bringt sie zurück.',
  'canvas.arrange.late': 'In der Zeit wurde keine Anordnung gefunden, daher bleibt alles, wo es ist.',
  'canvas.arrange.edited': 'Der Ablauf wurde in der Zwischenzeit bearbeitet, daher bleibt alles, wo es ist.',
  'canvas.arrange.busy': 'Für jeden Schritt wird ein Platz gesucht …',
};
