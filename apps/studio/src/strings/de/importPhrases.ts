/** What an import from another program could not keep, in German. */
export const importPhrases: Readonly<Record<string, string>> = {
  '"{}" of the state machine': '„{}“ des Zustandsautomaten',
  '"{}" to "{}"': 'von „{}“ zu „{}“',
  '"{}" (message flow)': '„{}“ (Nachrichtenfluss)',
  '"{}" on its border': '„{}“ an seinem Rand',
  'back to "{}"': 'zurück zu „{}“',
  'The lane "{}"': 'Die Bahn „{}“',
  'The data object "{}"': 'Das Datenobjekt „{}“',
  'The data store "{}"': 'Der Datenspeicher „{}“',
  'The group "{}"': 'Die Gruppe „{}“',
  'The subflow "{}"': 'Der Unterablauf „{}“',
  '"{}" has no id; it was left out.': '„{}“ hat keine Kennung und wurde weggelassen.',
  '"{}" has the id "{}", like another one; it was left out.':
    '„{}“ hat dieselbe Kennung „{}“ wie ein anderes und wurde weggelassen.',
  'two sequence flows have the id "{}"; the second was left out.':
    'zwei Sequenzflüsse haben die Kennung „{}“; der zweite wurde weggelassen.',
  'the sequence flow "{}" does not lead from a step to a step.':
    'der Sequenzfluss „{}“ führt nicht von einem Schritt zu einem Schritt.',
  'two nodes have the id "{}"; the second was left out.':
    'zwei Knoten haben die Kennung „{}“; der zweite wurde weggelassen.',
  'two nodes are called "{}"; one became "{}".': 'zwei Knoten heißen „{}“; einer heißt nun „{}“.',
  'node {} of the list has no id.': 'Knoten {} der Liste hat keine Kennung.',
  'node {} of the list has no name.': 'Knoten {} der Liste hat keinen Namen.',
  'node {} of the list has no type.': 'Knoten {} der Liste hat keine Art.',
  'a connection from "{}" leads to no node.': 'eine Verbindung von „{}“ führt zu keinem Knoten.',
  'a connection leads from "{}" to "{}", but "{}" is not in the file.':
    'eine Verbindung führt von „{}“ zu „{}“, aber „{}“ ist nicht in der Datei.',
  'a connection leads from "{}" to "{}", but "{}" and "{}" are not in the file.':
    'eine Verbindung führt von „{}“ zu „{}“, aber „{}“ und „{}“ sind nicht in der Datei.',
  'it was switched off there and is on here.': 'dort war er ausgeschaltet, hier ist er eingeschaltet.',
  'every rule that held was followed; here only the first is.':
    'dort galt jede Regel, die zutraf; hier gilt nur die erste.',
  'only the ways whose condition held were followed; here all of them are.':
    'dort wurden nur die Wege gegangen, deren Bedingung zutraf; hier alle.',
  'whichever event came first decided; here a condition does.':
    'dort entschied das erste Ereignis; hier entscheidet eine Bedingung.',
  'it brings together ways of which only one is taken, so it does not wait.':
    'er führt Wege zusammen, von denen nur einer gegangen wird, und wartet deshalb nicht.',
  'it ended one of several branches; here it leads to their join.':
    'er beendete einen von mehreren Zweigen; hier führt er zu ihrer Zusammenführung.',
  'its {} ways are followed at the same time.': 'seine {} Wege werden gleichzeitig gegangen.',
  'it was one of several ways to start; here it is a step behind the start.':
    'er war einer von mehreren Anfängen; hier ist er ein Schritt nach dem Anfang.',
  'the file has several starts; `input.start` now says which one a run takes: "{}", "{}".':
    'die Datei hat mehrere Anfänge; `input.start` sagt nun, welchen ein Lauf nimmt: „{}“, „{}“.',
  'the file has several starts; `input.start` now says which one a run takes: "{}", "{}", "{}".':
    'die Datei hat mehrere Anfänge; `input.start` sagt nun, welchen ein Lauf nimmt: „{}“, „{}“, „{}“.',
  'only the beginning of the original is kept, because it is too large.':
    'nur der Anfang des Originals ist aufbewahrt, denn es ist zu groß.',
  'it answered the caller while the run went on; a run here gives its output at its end.':
    'er antwortete dem Aufrufer, während der Lauf weiterging; hier gibt ein Lauf sein Ergebnis am Ende.',
};
