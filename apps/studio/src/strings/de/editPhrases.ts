/** Why an edit is refused, in German. */
export const editPhrases: Readonly<Record<string, string>> = {
  'There is no step "{}".': 'Es gibt keinen Schritt „{}“.',
  '"{}" has no port "{}".': '„{}“ hat keinen Ausgang „{}“.',
  '"{}" starts the flow, so nothing can lead to it.':
    '„{}“ beginnt den Ablauf, also kann nichts dorthin führen.',
  '"{}" cannot lead straight to itself.': '„{}“ kann nicht geradewegs zu sich selbst führen.',
  'This connection no longer exists.': 'Diese Verbindung gibt es nicht mehr.',
  '"{}" starts the flow, so it cannot stand on a connection.':
    '„{}“ beginnt den Ablauf und kann deshalb nicht auf einer Verbindung stehen.',
  '"{}" ends the run, so nothing can follow it.': '„{}“ beendet den Lauf, also kann nichts darauf folgen.',
  '"{}" is already at an end of this connection.': '„{}“ steht schon an einem Ende dieser Verbindung.',
  '"{}" already leads somewhere; disconnect it first.': '„{}“ führt schon irgendwohin; zuerst trennen.',
  'The flow already starts at "{}"; it can start in one place only.':
    'Der Ablauf beginnt schon bei „{}“; er kann nur an einer Stelle beginnen.',
  'Another step is already called "{}".': 'Ein anderer Schritt heißt schon „{}“.',
  'Another connection is already called "{}".': 'Eine andere Verbindung heißt schon „{}“.',
  'A flow starts in one place only: the start among these steps was left out.':
    'Ein Ablauf beginnt nur an einer Stelle: Der Start unter diesen Schritten wurde weggelassen.',
  'There is nothing here that can be pasted into this flow.':
    'Hier ist nichts, was in diesen Ablauf eingefügt werden kann.',
  'The text on the clipboard is too long to be steps.':
    'Der Text in der Zwischenablage ist zu lang, um Schritte zu sein.',
  'These steps were copied in another version of the program ("{}").':
    'Diese Schritte wurden in einer anderen Version des Programms kopiert („{}“).',
  'The copied steps are damaged at "{}".': 'Die kopierten Schritte sind beschädigt bei „{}“.',
  'This step is no longer there.': 'Diesen Schritt gibt es nicht mehr.',
  'Nothing that could change places follows "{}" on its usual way.':
    'Auf „{}“ folgt auf dem üblichen Weg nichts, was den Platz tauschen könnte.',
  'Nothing that could change places stands before "{}" on a usual way.':
    'Vor „{}“ steht auf einem üblichen Weg nichts, was den Platz tauschen könnte.',
};
