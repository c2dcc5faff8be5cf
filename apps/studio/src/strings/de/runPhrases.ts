/** Why a run, a simulated case or an answer to a review does not go on, in German. */
export const runPhrases: Readonly<Record<string, string>> = {
  '"{}" does not wait for this now.': '„{}“ wartet gerade nicht darauf.',
  'What is asked here cannot be approved.': 'Was hier gefragt wird, kann nicht freigegeben werden.',
  'What is asked here cannot be rejected, because no connection leads on from there.':
    'Was hier gefragt wird, kann nicht abgelehnt werden, denn von dort führt keine Verbindung weiter.',
  'The case was stopped after {} moves: it goes in circles.':
    'Der Fall wurde nach {} Zügen angehalten: Er läuft im Kreis.',
  'There is no run {} in this simulation.': 'In dieser Simulation gibt es keinen Lauf {}.',
  'The step failed in the simulation.': 'Der Schritt ist in der Simulation fehlgeschlagen.',
  'No step waits for a time.': 'Kein Schritt wartet auf eine Zeit.',
  'A sample is judged correct or incorrect.': 'Eine Stichprobe ist richtig oder falsch.',
  'A text holds a NUL character or half a character. Remove it and send again.':
    'Ein Text enthält ein NUL-Zeichen oder ein halbes Zeichen. Entfernen Sie es und senden Sie erneut.',
  'The value does not fit its schema.': 'Der Wert passt nicht zu seinem Schema.',
  'Nothing is connected to the port "{}" of "{}".': 'Am Ausgang „{}“ von „{}“ ist nichts verbunden.',
  'The run has taken no sample at "{}".': 'Der Lauf hat bei „{}“ keine Stichprobe gezogen.',
  'The run has already been started.': 'Der Lauf ist schon gestartet.',
  'The run has not been started yet.': 'Der Lauf ist noch nicht gestartet.',
  'The run is over; nothing can change it any more.': 'Der Lauf ist zu Ende; nichts kann ihn mehr ändern.',
  'The run is over; there is nothing left to move.': 'Der Lauf ist zu Ende; es gibt nichts mehr umzuziehen.',
  'The run is about to end: only actions under way are waited for.':
    'Der Lauf endet gleich: Nur auf laufende Aktionen wird noch gewartet.',
  'The end of the run has come; it only waits for the actions that are under way to tell how they ended.':
    'Das Ende des Laufs ist da; er wartet nur noch darauf, wie die laufenden Aktionen ausgehen.',
  'The end of the run has come, so nothing is tried again. Go on with a value if the action happened, or let it fail if it did not.':
    'Das Ende des Laufs ist da, deshalb wird nichts noch einmal versucht. Gehen Sie mit einem Wert weiter, wenn die Aktion geschehen ist, oder lassen Sie sie scheitern, wenn nicht.',
  'The run came to its end before this step was begun, so it was not done.':
    'Der Lauf kam zu seinem Ende, bevor dieser Schritt begonnen wurde; er wurde nicht ausgeführt.',
  'The run is taking back what it did. Wait until it is over.':
    'Der Lauf nimmt zurück, was er getan hat. Warten Sie, bis er damit fertig ist.',
  'The run is taking back what it did; nothing else can move it any more.':
    'Der Lauf nimmt zurück, was er getan hat; sonst kann ihn nichts mehr bewegen.',
  'The run already keeps {} signals that no step has waited for.':
    'Der Lauf bewahrt schon {} Signale auf, auf die kein Schritt gewartet hat.',
  'The run kept changing. Try again in a moment.':
    'Der Lauf hat sich immer wieder geändert. Versuchen Sie es gleich noch einmal.',
  'The items are not a list. Let the expression give one.':
    'Die Einträge sind keine Liste. Lassen Sie den Ausdruck eine liefern.',
  'There are {} items; at most {} can be called for in one step. Split the list.':
    'Es sind {} Einträge; in einem Schritt geht es für höchstens {}. Teilen Sie die Liste.',
  'The step "{}" was entered more than {} times. Raise the visit limit of the flow or end the loop earlier.':
    'Der Schritt „{}“ wurde mehr als {}-mal betreten. Erhöhen Sie die Besuchsgrenze des Ablaufs oder beenden Sie die Schleife früher.',
  'An edit needs the whole payload as it should run.':
    'Eine Änderung braucht den ganzen Vorschlag so, wie er gelten soll.',
  'Only an incorrect case can be critical.': 'Nur ein falscher Fall kann kritisch sein.',
  'Tell the agent what to do differently.': 'Sagen Sie dem Agenten, was er anders machen soll.',
  'Calls are nested {} deep here; one more is taken for a recursion without an end.':
    'Aufrufe sind hier {} tief verschachtelt; noch einer gilt als Rekursion ohne Ende.',
  'The flow to be called was not known when this version was published. Publish it anew.':
    'Der aufzurufende Ablauf war beim Veröffentlichen dieser Version nicht bekannt. Veröffentlichen Sie sie neu.',
  'There is no flow "{}" in this workspace.': 'In diesem Arbeitsbereich gibt es keinen Ablauf „{}“.',
  'The flow "{}" is archived. Restore it to start runs.':
    'Der Ablauf „{}“ ist archiviert. Stellen Sie ihn wieder her, um Läufe zu starten.',
  'The flow "{}" has no published version yet.': 'Der Ablauf „{}“ hat noch keine veröffentlichte Version.',
  'The flow "{}" cannot be started by "{}".': 'Der Ablauf „{}“ kann nicht durch „{}“ gestartet werden.',
  'The review shows something else by now. Look at it again before you decide.':
    'Die Prüfung zeigt inzwischen etwas anderes. Sehen Sie noch einmal hin, bevor Sie entscheiden.',
  'You have approved this already. The next approval must come from somebody else.':
    'Sie haben dem schon zugestimmt. Die nächste Zustimmung muss von jemand anderem kommen.',
  'An earlier attempt ended without an answer, so it may have happened. It is not repeated by itself.':
    'Ein früherer Versuch endete ohne Antwort; vielleicht ist es also geschehen. Es wird nicht von selbst wiederholt.',
  'The step was begun {} times and its worker ended each time before it could answer.':
    'Der Schritt wurde {}-mal begonnen, und jedes Mal endete sein Arbeiter, bevor er antworten konnte.',
  'The worker was stopped while the action was under way, so it may have happened.':
    'Der Arbeiter wurde angehalten, während die Aktion lief; vielleicht ist sie also geschehen.',
  'The trial was called off before it ended.': 'Der Versuch wurde abgebrochen, bevor er zu Ende war.',
  'Skipping a step needs the value that stands for its output.':
    'Wer einen Schritt überspringt, muss den Wert angeben, der für sein Ergebnis steht.',
  'An agent is skipped with a proposal: an object.':
    'Ein Agent wird mit einem Vorschlag übersprungen: einem Objekt.',
};
