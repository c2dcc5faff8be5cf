export const editing = {
  'editing.incoming': '{name} changed this flow',
  'editing.conflict.help':
    '{name} changed the same as you. You can go on working: until you choose, what you do is kept in this browser and not sent, and what others save does not appear here.',
  'editing.conflict.open': 'Compare and choose',
  'editing.conflict.title': 'Changed by two people',
  'editing.conflict.intro':
    'Both sides changed these. Choose what holds for each of them: with that, everything else of both sides is brought together and sent. Undo brings yours back.',
  'editing.conflict.allMine': 'Keep mine everywhere',
  'editing.conflict.allTheirs': 'Take everything from {name}',
  'editing.conflict.mine': 'Mine',
  'editing.conflict.theirs': 'From {name}',
  'editing.conflict.before': 'Before: {value}',
  'editing.conflict.gone': 'Removed',
  'editing.conflict.kept': 'Stays, with its changes',
  'editing.conflict.leadsTo': 'Leads to "{title}"',
  'editing.conflict.step': 'Step "{title}"',
  'editing.conflict.field': '"{title}": {field}',
  'editing.conflict.wire': 'Where "{port}" of "{title}" leads',
  'editing.conflict.note': 'A note',
  'editing.conflict.flow': 'The whole flow',
  'editing.conflict.flowField': 'The flow: {field}',
  'editing.conflict.left': { one: '{count} choice left', other: '{count} choices left' },
  'editing.conflict.ready': 'Everything is chosen.',
  'editing.conflict.apply': 'Apply',
  'editing.left': 'Unsaved work was left in this browser',
  'editing.left.window':
    'It is from a window of yours that was closed, and contradicts what is here now. Nothing of it is lost until you decide.',
  'editing.left.anybody':
    'It is from an earlier version, which did not write down whose it is. Take it over if it is yours.',
  'editing.left.intro':
    'The flow says something else here by now. Choose what holds for each of these: with that, everything else that was left is taken over. Undo takes it back.',
  'editing.left.name': 'the work that was left',
  'editing.left.take': 'Take it over',
  'editing.left.putAway': 'Put it away',
  'editing.left.putAway.title': 'Put this work away?',
  'editing.left.putAway.help': 'It was never saved, and is then gone for good.',
  'editing.offline': 'Offline, kept here',
  'editing.offline.help':
    'The server cannot be reached. Go on working: everything is kept in this browser and sent as soon as it answers.',
  'editing.unkept': 'Not kept yet',
  'editing.unkept.help':
    'This browser cannot keep your work by itself. Leave this page open until it says that it is saved.',
  'editing.half': { one: '{count} field is not finished', other: '{count} fields are not finished' },
  'editing.half.help':
    'What is written there does not fit yet. It is kept in this browser and becomes part of the flow when it fits.',
  'editing.half.meanwhile': 'Somebody saved {value} here meanwhile. What you write takes its place.',
  'editing.presence': 'Who else is here',
  'editing.presence.at': '{name}, at "{title}"',
  'editing.presence.here': '{name} looks at this flow',
} as const;
