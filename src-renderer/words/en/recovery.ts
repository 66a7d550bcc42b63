/** Words of the screen that brings a backup of the queue back. */
export const recovery = {
  title: {
    damaged: 'The queue’s file is damaged',
    missing: 'The queue’s file is gone',
    keyless: 'The queue’s file and its key do not belong together',
    locked: 'This till’s data is locked',
  },
  says: {
    damaged:
      'Nothing can be accepted at this till until a backup is brought back. The damaged file is set aside and never deleted.',
    missing: 'Nothing can be accepted at this till until a backup is brought back.',
    keyless:
      'Either the file ledger.key beside it is another till’s, or the queue’s file is damaged at its beginning. If ledger.key was changed, put the right one back (a copy lies in the folder backups) and start again.',
    locked:
      'The key store of this computer, which keeps the key, is locked, was changed or is another one. Nothing is lost and nothing was changed.',
  },
  lockedBy:
    'The key is kept by: {{stores}}. Unlock that and start Counterpart again, or enter the recovery key.',
  lockedForGood:
    'The key is kept by: {{stores}}. Unlock that, or bring it back, and start Counterpart again.',
  aFile: 'a file in this folder (secret.key)',
  key: 'Recovery key {{number}}, made {{day}}',
  keySays: 'Eight groups of five characters, as a manager printed them. Spaces and dashes do not matter.',
  unlock: 'Unlock',
  unlocking: 'Unlocking…',
  noKey: 'There is no recovery key.',
  noKeySays:
    'An empty queue can be begun. What lies here is kept, and can be opened again only with the key store that was lost; until then somebody has to follow it up by hand.',
  where: 'It lies in {{folder}}.',
  reading: 'Opening and checking the backups…',
  choose: 'Bring back',
  made: 'Backup of {{time}}',
  newest: 'newest',
  holds: 'Entries: {{entries}} · not sent yet: {{unsent}}, worth {{money}}',
  unusable: '{{count}} more cannot be read and are not offered.',
  lacks: 'What it lacks',
  lacksNothing: 'Everything that was not sent yet is in it.',
  lacksSome: 'In the damaged file, not sent yet, and not in this backup: {{count}}',
  lacksUnread:
    'The damaged file cannot be read to the end. What was done after {{time}} may be missing: compare with the bills.',
  lacksGone: 'What was done after {{time}} is missing: compare with the bills.',
  asked: 'What waits in the backup is asked about at Capillary before it is sent again.',
  pin: 'Manager’s PIN',
  pinSays: 'The PIN of a manager whom this backup knows.',
  restore: 'Bring this backup back',
  restoring: 'Bringing it back…',
  wait: 'Wait {{time}}.',
  noBackup: 'There is no backup that can be read.',
  noBackupSays:
    'An empty queue can be begun. What was in the damaged file is then not sent by this till: somebody has to follow it up by hand.',
  words: 'Type “{{words}}” to go on',
  startNew: 'Set the damaged file aside and begin an empty queue',
  starting: 'Beginning…',
  done: 'This till works again',
  doneAside: 'The damaged file was set aside in {{folder}}.',
  doneLost: 'Not in the queue any more: {{count}}. Look each one up at Capillary and settle it by hand.',
  doneList: 'The same list is in the file {{file}}.',
  doneNothing: 'No entry that could be read is missing.',
  goOn: 'Go on',
  entries: 'Entries to look up',
  bill: 'Bill',
  code: 'Coupon',
  member: 'Member',
  off: 'Money off',
  when: 'When',
} as const;
