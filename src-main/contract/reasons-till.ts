/** Everything that is not about one coupon: input, people, the line, the queue, the disk. */
export const tillReasons = {
  'input-empty': { says: '{{field}} is empty.', next: 'Enter it and try again.' },
  'input-too-long': { says: '{{field}} is longer than {{limit}} characters.', next: 'Enter it again.' },
  'input-characters': {
    says: '{{field}} has characters in it that do not belong there.',
    next: 'Type it again with plain letters and digits.',
  },
  'input-invalid': { says: '{{field}} is not as it should be.', next: 'Enter it again.' },
  'input-unknown-field': {
    says: 'The field {{field}} is not known here.',
    next: 'Leave it out; the description at /api/openapi.json lists the fields.',
  },
  'amount-not-a-number': {
    says: '{{field}} is not an amount.',
    next: 'Use digits and a point, like 12.50.',
  },
  'amount-comma': {
    says: '{{field}} has a comma in it, and a comma can mean two things.',
    next: 'Use a point for the pence, like 12.50, and nothing between thousands.',
  },
  'amount-not-positive': { says: '{{field}} must be more than zero.', next: 'Enter the total of the bill.' },
  'amount-too-precise': {
    says: '{{field}} has more decimals than the currency.',
    next: 'Enter it with at most {{limit}} decimals.',
  },
  'amount-too-large': { says: '{{field}} is larger than any bill.', next: 'Check it and enter it again.' },
  'code-twice': { says: 'The code {{code}} is in the list twice.', next: 'Take one of them out.' },
  'too-many-codes': {
    says: 'More than {{limit}} coupons at a time are not taken.',
    next: 'Redeem these first.',
  },
  'pin-shape': { says: 'A PIN has six digits.', next: 'Enter all six.' },
  'pin-weak': { says: 'This PIN is too easy to guess.', next: 'Choose one without a pattern.' },
  'pin-taken': { says: 'This PIN cannot be used.', next: 'Choose another one.' },
  'pin-wrong': {
    says: 'That PIN is not known here.',
    next: 'Try again. {{left}} tries are left before the till locks.',
  },
  'pin-wait': {
    says: 'A wrong PIN was entered just before.',
    next: 'Wait {{time}}, then try again.',
  },
  'pin-locked': {
    says: 'Too many wrong PINs: sign-in is locked.',
    next: 'Wait {{time}} with the program running, or have a manager open it.',
  },
  'pin-shut': {
    says: 'Too many wrong PINs: sign-in is locked, and the manager’s try is used up.',
    next: 'Wait {{time}} with the program running.',
  },
  'pin-person': {
    says: 'Too many wrong PINs were entered under your name.',
    next: 'Wait {{time}} with the program running, or have the manager sign in.',
  },
  'pin-not-locked': { says: 'Sign-in is not locked.', next: 'Sign in with your PIN.' },
  covered: { says: 'This till was left alone, so {{name}}’s work is covered.', next: 'Enter your PIN.' },
  'not-signed-in': { says: 'Nobody is signed in.', next: 'Sign in with your PIN.' },
  'needs-manager': { says: 'This needs a manager.', next: 'Ask a manager to enter a PIN.' },
  'needs-manager-pin': { says: 'That PIN is not a manager’s.', next: 'Ask a manager to enter a PIN.' },
  'approval-spent': {
    says: 'The manager’s approval does not fit this action, was used, or is too old.',
    next: 'Ask the manager again.',
  },
  'already-set-up': { says: 'This till already has staff.', next: 'Sign in instead.' },
  'not-set-up': { says: 'This till has no staff yet.', next: 'Set the till up first.' },
  'staff-unknown': { says: 'There is no such member of staff.', next: 'Look at the list again.' },
  'last-manager': {
    says: 'This is the only manager of the till.',
    next: 'Add another manager first.',
  },
  'token-wrong': {
    says: 'This window was not opened by the program, or the program was started again.',
    next: 'Open the link that the program printed when it started.',
  },
  'origin-refused': {
    says: 'The call came from another page or program.',
    next: 'Use the till’s own address and token.',
  },
  'calls-too-many': {
    says: 'The till is asked more often than it can answer.',
    next: 'Ask again a little later.',
  },
  'operation-unknown': {
    says: 'There is no operation called {{operation}}.',
    next: 'The description at /api/openapi.json lists them all.',
  },
  'only-in-training': { says: 'This is only there in training mode.', next: 'Start the training store.' },
  'not-connected': {
    says: 'This till is not connected to Capillary yet.',
    next: 'A manager can enter the connection in Settings.',
  },
  'connection-url': {
    says: '{{field}} is not a web address that can be used.',
    next: 'It must begin with https://; plain http:// is for this machine only.',
  },
  'connection-secret-missing': {
    says: 'The password or secret is missing.',
    next: 'Enter it once; it is kept and never shown again.',
  },
  'connection-in-training': {
    says: 'The training store has its own connection.',
    next: 'Start with --live to connect this till.',
  },
  'queue-keeps-currency': {
    says: 'Entries in the present currency are still waiting to be sent.',
    next: 'Change the currency when the queue is empty.',
  },
  'queue-waits-for-account': {
    says: '{{count}} entries wait for the account this till is connected to now.',
    next: 'Let them be sent first, or confirm that the new connection is the same brand’s.',
  },
  'connection-refused': {
    says: 'Capillary did not accept the till’s name or password.',
    next: 'A manager can enter them again in Settings.',
  },
  'connection-forbidden': {
    says: 'Capillary does not let this till do that.',
    next: 'Ask your Capillary contact to open it for this till; the words below help them.',
  },
  'line-down': {
    says: 'Capillary cannot be reached.',
    next: 'Go on by the offline rules; everything is sent when the line is back.',
  },
  'line-by-hand': {
    says: 'This till was set to work offline by hand.',
    next: 'Set it back to automatic when the line is good again.',
  },
  'no-answer': {
    says: 'Capillary did not answer in time.',
    next: 'Try again.',
  },
  'answer-unreadable': {
    says: 'Capillary’s answer could not be understood.',
    next: 'Try again; if it stays so, tell your Capillary contact the words below.',
  },
  'platform-busy': { says: 'Capillary is busy.', next: 'Try again in a moment.' },
  'platform-refused': {
    says: 'Capillary refused this.',
    next: 'The words below say why.',
  },
  'customer-unknown': {
    says: 'No member was found.',
    next: 'Try the mobile number with its country code, the e-mail address or the card.',
  },
  'customer-not-here': {
    says: 'The line is down and this till has not seen that member before.',
    next: 'Try again when the line is back.',
  },
  'customer-merged': {
    says: 'This member was merged into another account.',
    next: 'Search by mobile number to find the account that remains.',
  },
  'entry-unknown': { says: 'There is no such entry in the queue.', next: 'Look at the queue again.' },
  'entry-not-waiting': {
    says: 'This entry is {{state}}, so that cannot be done.',
    next: 'Look at its history.',
  },
  'case-does-not-offer': {
    says: 'This case does not offer that, or is closed already.',
    next: 'Look at the case again.',
  },
  'reference-taken': {
    says: 'Another entry already has this reference.',
    next: 'Look the redemption up again.',
  },
  'shift-open': {
    says: 'A shift is open since {{since}}.',
    next: 'Close it first.',
  },
  'shift-not-open': { says: 'No shift is open.', next: 'Open one first.' },
  'shift-unsent': {
    says: '{{count}} entries worth {{money}} are not with Capillary yet.',
    next: 'Wait until they are sent, or close knowing it: they stay in the queue and go on being sent.',
  },
  'entry-on-its-way': {
    says: 'This entry is on its way to Capillary right now.',
    next: 'Wait a few seconds and look again.',
  },
  'other-bill-same-number': {
    says: 'The coupon {{code}} was taken for bill {{bill}} with another amount.',
    next: 'Check the bill number and the amount.',
  },
  'own-numbers-off': {
    says: 'This till does not make bill numbers of its own.',
    next: 'Enter the number of the point-of-sale program, or have a manager switch own numbers on in the settings.',
  },
  'bill-names-missing': {
    says: 'Own bill numbers need short names for organisation, store and till.',
    next: 'Have a manager enter them in the settings.',
  },
  'own-numbers-used-up': {
    says: 'No more bill numbers can be made today.',
    next: 'Enter a number by hand.',
  },
  'till-name-shared': {
    says: 'Another till seems to use this till’s name (bill {{bill}}).',
    next: 'Type bill numbers by hand, and have a manager look in the settings.',
  },
  'till-in-use': {
    says: 'Another Counterpart on this machine already works as this till.',
    next: 'Use the window that is open, or connect this one as another till.',
  },
  'clock-differs': {
    says: 'The clock of this till is {{difference}} off Capillary’s.',
    next: 'Have the clock set right; dates of coupons depend on it.',
  },
  'disk-refused': {
    says: 'The till could not write to its disk, so nothing was accepted.',
    next: 'Free some space or call support, then try again.',
  },
  'backup-failed': {
    says: 'The last backup failed: {{why}}. The queue itself is fine.',
    next: 'It is tried again by itself; if it stays so, have the disk looked at.',
  },
  'ledger-damaged': {
    says: 'The queue’s file is damaged, so nothing can be accepted.',
    next: 'A manager can bring back a backup on the screen of this till.',
  },
  'ledger-not-damaged': {
    says: 'The queue’s file is not damaged.',
    next: 'There is nothing to bring back.',
  },
  'backup-unknown': {
    says: 'That backup is not there, or cannot be read any more.',
    next: 'Choose another one.',
  },
  'backup-there': {
    says: 'There is a backup that can be brought back.',
    next: 'Bring that one back instead of beginning an empty queue.',
  },
  'words-differ': {
    says: 'The words are not “{{words}}”.',
    next: 'Type them as they stand there.',
  },
  'recovery-busy': { says: 'A backup is being brought back right now.', next: 'Wait a few seconds.' },
  'key-locked': {
    says: 'The till’s data is sealed, and no key store of this machine can open it.',
    next: 'Unlock the key store and start again, or enter the recovery key on the screen of this till.',
  },
  'key-not-locked': { says: 'The till’s data is open.', next: 'There is nothing to unlock.' },
  'key-in-file': {
    says: 'This machine has no key store, so the key of the till’s data would lie in a file that its user can read.',
    next: 'Have a key store set up, or say that a file will do.',
  },
  'recovery-key-length': {
    says: 'A recovery key has eight groups of five characters.',
    next: 'Enter all of it; spaces and dashes do not matter.',
  },
  'recovery-key-group': {
    says: 'There is a slip in group {{group}}.',
    next: 'Compare that group with the paper.',
  },
  'recovery-key-wrong': {
    says: 'This is not the recovery key of this till’s data.',
    next: 'Look for the one with the number and the day shown here. Nothing was changed.',
  },
  'recovery-key-first': {
    says: 'The recovery key opens the till’s data, so an empty queue is not begun.',
    next: 'Enter the recovery key; a manager keeps it.',
  },
  'recovery-key-differs': {
    says: 'Group {{group}} reads otherwise.',
    next: 'Compare it with what you wrote down or printed.',
  },
  'recovery-key-not-shown': {
    says: 'No recovery key is waiting to be confirmed.',
    next: 'Make a new one, and confirm it while it is shown.',
  },
  'recovery-key-missing': {
    says: 'There is no recovery key: if this machine’s key store is lost, so is what was not sent yet.',
    next: 'A manager makes one in Settings and keeps it away from the till.',
  },
  'key-not-kept': {
    says: '{{why}}',
    next: 'Put that right, then try again; nothing is lost.',
  },
  'recovery-failed': {
    says: 'The backup could not be put in place: {{why}}. Nothing was deleted.',
    next: 'Start the program again; it will offer the backups again.',
  },
  'ledger-put-back': {
    says: 'An older copy of the queue was put back. {{count}} entries that wait in it are asked about before they are sent.',
    next: 'What was done after that copy was made is not in the queue: look it up on the bills.',
  },
  'ledger-new-queue': {
    says: 'This till began with an empty queue in the place of one that was damaged.',
    next: 'The damaged one was kept, with a list of what was lost: follow that list up.',
  },
  'folder-in-use': {
    says: 'Another program is already using this data folder.',
    next: 'Use the window that is open, or start with another folder.',
  },
  'secrets-in-file': {
    says: 'Passwords are kept in a file that only this user of the machine can read.',
    next: 'That is as safe as the user’s account; the desktop program uses the system’s key store.',
  },
  'line-paused': {
    says: 'Capillary asked this till to slow down.',
    next: 'Sending goes on by itself.',
  },
  'something-broke': {
    says: 'Something in the program went wrong. Nothing that was accepted is lost.',
    next: 'Try again; if it stays so, give support the number {{id}}.',
  },
} as const;
