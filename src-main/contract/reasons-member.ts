/** Why a member was not enrolled or changed, and what is wrong with what was typed of one. */
export const memberReasons = {
  'input-mobile': {
    says: '{{field}} has no mobile number in it.',
    next: 'Type it with the country code: 7 to 15 digits.',
  },
  'input-email': {
    says: '{{field}} has no e-mail address in it.',
    next: 'Type it like name@example.com.',
  },
  'member-no-identifier': {
    says: 'A member needs a mobile number, an e-mail address, a card or another number.',
    next: 'Type at least one of them.',
  },
  'member-field-missing': {
    says: '“{{field}}” is needed.',
    next: 'Fill it in.',
  },
  'member-field-form': {
    says: '“{{field}}” does not have the form your organisation asks for.',
    next: 'Type it again.',
  },
  'member-field-choice': {
    says: '“{{field}}” is not one of the choices.',
    next: 'Choose one of the list.',
  },
  'member-field-date': {
    says: '“{{field}}” is no day that can be.',
    next: 'Type it as year, month and day, like 1990-12-31.',
  },
  'member-field-number': {
    says: '“{{field}}” is no number.',
    next: 'Type digits only.',
  },
  'member-field-unknown': {
    says: 'Your organisation has no field “{{field}}”.',
    next: 'Leave it out.',
  },
  'member-no-choice': {
    says: 'Nothing is to be changed.',
    next: 'Change something first.',
  },
  'member-clash': {
    says: 'Somebody at Capillary has this number or address already.',
    next: 'If it is the same person, use that member. Else enrol with another number.',
  },
  'member-awaited': {
    says: 'Other entries in the queue wait for this member, and could not be sent without.',
    next: 'Say who the member is, or take those entries back first.',
  },
  'member-identifier-taken': {
    says: 'Somebody else at Capillary has this number, address or card.',
    next: 'Look that member up. Else use another one.',
  },
  'member-identifier-refused': {
    says: 'Capillary does not accept this number, address or card.',
    next: 'Read the words below, then type it again.',
  },
  'member-not-enrolled': {
    says: 'Capillary did not enrol this member.',
    next: 'Read the words below, then try again.',
  },
  'member-not-updated': {
    says: 'Capillary did not change this member.',
    next: 'Read the words below, then try again.',
  },
  'member-identifier-not-changed': {
    says: 'Capillary did not change the number, address or card.',
    next: 'Read the words below; the old one stands until then.',
  },
  'member-status-not-changed': {
    says: 'Capillary did not change the status.',
    next: 'Read the words below; the old one stands until then.',
  },
  'member-note-not-added': {
    says: 'Capillary did not keep the note.',
    next: 'Read the words below, then try again.',
  },
  'member-labels-not-changed': {
    says: 'Capillary did not change the labels.',
    next: 'Read the words below, then try again.',
  },
  'member-not-there-yet': {
    says: 'This member was enrolled here and is not with Capillary yet.',
    next: 'It is on its way. Look again in a moment.',
  },
  'member-decided-before': {
    says: 'This decision was already used for something else.',
    next: 'Begin again.',
  },
} as const;
