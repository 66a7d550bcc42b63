/** Reasons about keys of point-of-sale programs. See `reasons.ts`. */
export const keyReasons = {
  'key-wrong': {
    says: 'This key is not known here, or was taken away.',
    next: 'A manager can make a new one in Settings, POS programs.',
  },
  'key-lacks-scope': {
    says: 'This key is not good for that: it lacks the scope {{scope}}.',
    next: 'A manager can make a key with that scope in Settings, POS programs.',
  },
  'key-never': {
    says: 'No key is good for that.',
    next: 'Somebody has to do it on the till’s screen.',
  },
  'key-no-approval': {
    says: 'A manager’s approval cannot be used with a key.',
    next: 'Bring it onto the till’s screen (openCounter); the manager can approve it there.',
  },
  'counter-empty': {
    says: 'There is nothing to bring onto the screen.',
    next: 'Give a member, a bill number or a bill amount.',
  },
  'counter-request-gone': {
    says: 'That was decided already, or something newer took its place.',
    next: 'Go on with what is on the screen.',
  },
  'key-unknown': { says: 'There is no such key.', next: 'Look at the list again.' },
  'key-name-taken': { says: 'Another key has this name.', next: 'Choose another name.' },
  'keys-too-many': {
    says: 'More than {{limit}} keys at one till are not kept.',
    next: 'Take one away that is not used any more.',
  },
} as const;
