/** Why a series is not shown, made or changed. */
export const seriesReasons = {
  'series-need-line': {
    says: 'Series are kept at Capillary, and the line is down.',
    next: 'What was typed stays here; go on when the line is back.',
  },
  'series-unknown': {
    says: 'Capillary knows no series {{id}} of this organisation.',
    next: 'Read the list again; it may have been another organisation’s.',
  },
  'count-unreadable': {
    says: '{{field}} is not a whole number from 1 up.',
    next: 'Enter it again with digits only, or leave it empty where that is allowed.',
  },
  'per-cent-unreadable': {
    says: '{{field}} is not a figure above 0 and up to 100 per cent.',
    next: 'Use digits and a point, like 12.5.',
  },
  'day-unreadable': { says: '{{field}} is not a day.', next: 'Choose it again.' },
  'day-past': { says: '{{field}} is over already.', next: 'Choose today or a later day.' },
  'series-cap-of-amount': {
    says: '{{field}} is for discounts in per cent only.',
    next: 'Leave it empty, or choose per cent.',
  },
  'series-code-not-shared': {
    says: '{{field}} is for series with one code for everybody only.',
    next: 'Leave it empty, or choose one shared code.',
  },
  'series-life-of-series': {
    says: '{{field}} is for coupons that end before their series only.',
    next: 'Leave it empty, or choose days or months.',
  },
  'series-most-below-least': {
    says: '{{field}} is below the smallest bill.',
    next: 'Enter a larger one, or leave it empty.',
  },
  'series-of-others': {
    says: 'This series belongs to another organisation.',
    next: 'It cannot be changed from here. Read the list again.',
  },
  'series-gone': {
    says: 'Capillary does not know the number of this series any more.',
    next: 'Read the list again.',
  },
  'series-unread': {
    says: 'The series {{id}} could not be read, so nothing was changed.',
    next: 'Try again; if it stays so, read the list again.',
  },
  'series-over': {
    says: 'Capillary takes the series for ended.',
    next: 'Choose a later last day and save again.',
  },
  'series-not-allowed': {
    says: 'Capillary does not let this account make coupons of such a series.',
    next: 'Nothing was saved. Tell your loyalty team; the words below help them.',
  },
  'series-blocked': {
    says: 'Making or using coupons is blocked at Capillary.',
    next: 'Nothing was saved. Tell your loyalty team; the words below help them.',
  },
  'series-source-refused': {
    says: 'Capillary does not accept this till as a place where coupons come from.',
    next: 'Nothing was saved. Tell your loyalty team; the words below help them.',
  },
  'series-not-saved': {
    says: 'Capillary did not save the series: one of its fields is not as it should be.',
    next: 'Look at every field again, codes and limits first; the words below may name it.',
  },
  'series-code-taken': {
    says: '{{field}} is used by another series already.',
    next: 'Enter another one, or leave it empty and Capillary makes one.',
  },
  'series-code-missing': {
    says: 'Capillary wants {{field}} for this series.',
    next: 'Enter one that no other series has.',
  },
  'series-shared-code-taken': {
    says: '{{field}} is used by another series already.',
    next: 'Enter another one.',
  },
  'series-shared-code-missing': {
    says: 'Capillary wants {{field}} for a series with one code for everybody.',
    next: 'Enter it and save again.',
  },
  'series-exclusion-refused': {
    says: 'Capillary does not take the list of series that exclude this one.',
    next: 'It goes along as it was told; have it put right at Capillary first.',
  },
  'series-configuration': {
    says: 'Something about this organisation is not set up at Capillary.',
    next: 'Nothing was saved. Tell your loyalty team; the words below help them.',
  },
  'series-form-refused': {
    says: 'Capillary did not take the form of the series.',
    next: 'Nothing was saved. Make long texts shorter and try again; the words below may say more.',
  },
  'series-refused': {
    says: 'Capillary did not save the series.',
    next: 'Read the words below; what was typed is still here.',
  },
  'series-same-name': {
    says: 'A series called “{{name}}” is there already, with the number {{id}}.',
    next: 'Give the new one another name, or make it all the same.',
  },
  'series-making-open': {
    says: 'A series called “{{name}}” was sent before, and it is not known yet whether it was made.',
    next: 'Look at the list; make it all the same only if it is not there.',
  },
  'series-decided-before': {
    says: 'This decision was already sent once.',
    next: 'Look at the list before you decide again.',
  },
  'series-changed-meanwhile': {
    says: 'Somebody else has changed this series since it was read.',
    next: 'Nothing was sent. Read it again, then make your change.',
  },
  'series-making-unknown': {
    says: 'It is not known whether the series “{{name}}” was made: the answer was lost.',
    next: 'Nothing is sent again by itself. Look at the list below, wait two minutes, look again; make it once more only if it is still not there.',
  },
  'series-making-unclear': {
    says: 'It is not known whether the series “{{name}}” was made: Capillary refused in a way that leaves it open.',
    next: 'Nothing is sent again by itself. Look at the list below and read Capillary’s words before you make it once more.',
  },
  'series-change-unknown': {
    says: 'It is not known whether the series {{id}} was changed: the answer was lost, and it still reads otherwise.',
    next: 'Nothing is sent again by itself. Read it again in two minutes; the same change can then be saved once more.',
  },
  'series-change-unclear': {
    says: 'It is not known whether the series {{id}} was changed: Capillary refused in a way that leaves it open.',
    next: 'Nothing is sent again by itself. Read it again, then save the change once more if it is not there.',
  },
  'series-found-changed': {
    says: 'The answer was lost, and the series {{id}} reads as it was written.',
    next: 'The change is there.',
  },
  'series-saved-otherwise': {
    says: 'Capillary saved the series {{id}}, and tells it otherwise than it was written.',
    next: 'Compare it below, the last day first: a conversion can take a day off.',
  },
} as const;
