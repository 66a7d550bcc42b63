/** Why points are not used, given back or given as goodwill, and what is wrong with a code. Can be read aloud. */
export const pointsReasons = {
  'points-too-many': {
    says: 'There are {{points}} points that can be used.',
    next: 'Use fewer points.',
  },
  'points-more-than-there-are': {
    says: 'Capillary says that there are not so many points to use.',
    next: 'Look at the points again, then use fewer.',
  },
  'points-below': {
    says: 'At least {{points}} points have to be used at once.',
    next: 'Use more points, or let the member collect on.',
  },
  'points-too-few': {
    says: 'So few points cannot be used at once.',
    next: 'Use more points, or let the member collect on.',
  },
  'points-above': {
    says: 'At most {{points}} points can be used at once.',
    next: 'Use fewer points.',
  },
  'points-too-much-at-once': {
    says: 'So many points cannot be used at once.',
    next: 'Use fewer points.',
  },
  'points-step': {
    says: 'Points are used in steps of {{step}}.',
    next: 'Choose a number of points by the buttons.',
  },
  'points-step-unknown': {
    says: 'Points are used in steps, and this number is between two of them.',
    next: 'Try a round number. A manager can enter the step in Settings.',
  },
  'points-not-enough-yet': {
    says: 'The member has not collected enough yet to use points.',
    next: 'Let the member collect on.',
  },
  'points-more-than-bill': {
    says: 'These points are worth {{worth}}, and {{left}} of the bill is left to pay.',
    next: 'Use fewer points.',
  },
  'points-member-new': {
    says: 'The member was enrolled at this till and has no points at Capillary yet.',
    next: 'Points can be used once the member is there.',
  },
  'points-not-a-number': {
    says: 'That is no number of points.',
    next: 'Enter a whole number above zero.',
  },
  'points-not-offline': {
    says: 'The line is down. A code has to be sent to the member before points are used, and that goes through Capillary.',
    next: 'Take the bill without points, or wait for the line. The points stay with the member.',
  },
  'points-offline-off': {
    says: 'The line is down, and points are not taken offline here.',
    next: 'Take the bill without points, or wait for the line. The points stay with the member.',
  },
  'points-offline-cap': {
    says: 'Points worth {{amount}} are taken without Capillary’s word already; {{limit}} is the limit.',
    next: 'Wait for the line. The points stay with the member.',
  },
  'points-worth-unknown': {
    says: 'This till does not know what a point is worth.',
    next: 'Wait for the line; a manager can enter the worth in Settings.',
  },
  'points-balance-unknown': {
    says: 'This till has not seen the points of this member.',
    next: 'Wait for the line.',
  },
  'points-code-wanted': {
    says: 'Points are used with the code that was sent to the member.',
    next: 'Send the code, ask for it, and enter it.',
  },
  'points-code-wrong': {
    says: 'The code is not right, or it is too old.',
    next: 'Read it again with the member, or send the code again. No points were taken.',
  },
  'points-code-not-sent': {
    says: 'Capillary could not send the code.',
    next: 'Check the member’s number, then send it again.',
  },
  'points-code-later': {
    says: 'Capillary cannot send a code at the moment.',
    next: 'Try again in a minute.',
  },
  'points-code-ten-a-day': {
    says: 'This member was sent ten codes today, and more are not sent.',
    next: 'Use the last code if it is not too old; else points can be used tomorrow.',
  },
  'points-code-unknown': {
    says: 'Nobody knows whether the code went out: the answer was lost.',
    next: 'Wait for the message for a moment; if it does not come, send the code again.',
  },
  'points-code-gone': {
    says: 'The points were not used. The code is kept nowhere, so it cannot be sent a second time.',
    next: 'Send a new code if the member is still here. The points stay with the member.',
  },
  'points-not-sent': {
    says: 'The points were not used: Capillary could not be reached, or asked to wait.',
    next: 'Try again. The points stay with the member.',
  },
  'points-still-checking': {
    says: 'No answer came, so nobody knows yet whether the points were used.',
    next: 'Ask again in a moment, or let the customer pay in full: if the points were used after all, a manager is told.',
  },
  'points-on-their-way': {
    says: 'Points of this member for bill {{bill}} are still being asked about.',
    next: 'Wait for that; it stands under Just now.',
  },
  'points-refused': {
    says: 'Capillary did not let the points be used.',
    next: 'Read the words below.',
  },
  'points-configuration': {
    says: 'Points are not set up for this store at Capillary.',
    next: 'Tell your loyalty team; take the bill without points.',
  },
  'points-no-identifier': {
    says: 'Capillary does this only for a member with a mobile number, an e-mail address or an external id.',
    next: 'Add one to the member first.',
  },
  'points-decided-before': {
    says: 'This decision was already used for other points.',
    next: 'Begin again.',
  },
  'points-stand-not': {
    says: 'There are no used points under this entry that still stand.',
    next: 'Look at the entry in the queue again.',
  },
  'points-not-undone': {
    says: 'Capillary did not give the points back.',
    next: 'Read the words below; the points stay used until then.',
  },
  'points-undo-off': {
    says: 'Giving points back is switched off at Capillary.',
    next: 'Ask your loyalty team to switch it on, or ask for goodwill points.',
  },
  'points-redemption-unknown': {
    says: 'Capillary does not know this use of points.',
    next: 'Look at the entry in the queue again.',
  },
  'points-goodwill-limit': {
    says: '{{points}} points are more than the {{limit}} that may be asked for at once.',
    next: 'Ask for fewer. A manager can change the limit in Settings.',
  },
  'points-not-requested': {
    says: 'Capillary did not take the request for goodwill points.',
    next: 'Read the words below, then ask again.',
  },
  'points-requested-before': {
    says: 'Capillary has the same request already.',
    next: 'Look at the list of requests.',
  },
  'points-request-gone': {
    says: 'This request does not wait any more: somebody decided it, or it was taken back.',
    next: 'Read the list again.',
  },
  'points-not-decided': {
    says: 'Capillary did not take the decision.',
    next: 'Read the words below, then decide again.',
  },
} as const;
