/** Why a file of coupons, or a row of it, is not sent. */
export const uploadReasons = {
  'upload-no-host': {
    says: 'No address for uploads is set.',
    next: 'Enter it in Settings under Connection; your Capillary contact knows it.',
  },
  'upload-no-oauth': {
    says: 'Files go to Capillary with a client key only, and this till signs in with its name and password.',
    next: 'In Settings under Connection choose key and secret.',
  },
  'upload-gone': {
    says: 'That file is not here any more.',
    next: 'Choose it again; nothing of it was sent.',
  },
  'upload-too-large': {
    says: 'The file is larger than {{limit}}.',
    next: 'Cut it into several files.',
  },
  'upload-too-many': {
    says: 'The file has more than {{limit}} rows.',
    next: 'Cut it into several files.',
  },
  'upload-unreadable': {
    says: 'The file was moved or changed while it was read.',
    next: 'Choose it again; nothing of it was sent.',
  },
  'upload-empty': { says: 'There is nothing in the file.', next: 'Choose another one.' },
  'upload-out-of-step': {
    says: '{{received}} bytes of the file are here, and the piece does not follow them.',
    next: 'Go on from there.',
  },
  'upload-incomplete': {
    says: 'Only {{received}} of {{bytes}} bytes of the file have come in.',
    next: 'Choose the file again; nothing of it was sent.',
  },
  'upload-other-file': {
    says: 'Line {{line}} is not text: this looks like a spreadsheet or another program’s own file.',
    next: 'Save it as “CSV UTF-8” and choose that file.',
  },
  'upload-not-utf8': {
    says: 'Line {{line}} has characters that are not written as UTF-8.',
    next: 'Save the file as “CSV UTF-8” and choose it again.',
  },
  'upload-quotes': {
    says: 'Line {{line}} has a quotation mark that does not belong there, or one that never ends.',
    next: 'Mend that line and choose the file again.',
  },
  'upload-long-line': {
    says: 'Line {{line}} is longer than any row can be.',
    next: 'Look at that line: a line end or a quotation mark is missing.',
  },
  'upload-columns-missing': {
    says: 'Not every column that Capillary needs is matched.',
    next: 'Choose the missing columns.',
  },
  'upload-changed': {
    says: 'The file has {{good}} good and {{bad}} bad rows, which is not what was looked at.',
    next: 'Look at it again.',
  },
  'upload-has-bad-rows': {
    says: '{{bad}} rows are bad.',
    next: 'Mend them, or send the good rows only.',
  },
  'upload-sent-before': {
    says: 'These very rows were sent for this series on {{time}} by {{name}}.',
    next: 'Look what became of them; sent twice they would count twice.',
  },
  'upload-known': {
    says: 'It is known what became of this file.',
    next: 'Look at it again.',
  },
  'upload-look-first': {
    says: 'Capillary’s list of files was not read long enough after this one was sent.',
    next: 'Look what became of it in a few minutes.',
  },
  'upload-job-unknown': {
    says: 'Capillary has no such job for this series, or it is another file’s.',
    next: 'Look at the list again.',
  },
  'row-columns': {
    says: 'has {{found}} columns where the first row has {{wanted}}',
    next: 'Mend the line.',
  },
  'row-empty': { says: 'nothing in the column {{column}}', next: 'Fill it in.' },
  'row-mobile': { says: '“{{text}}” is no mobile number', next: 'Digits only, with the country code.' },
  'row-email': { says: '“{{text}}” is no e-mail address', next: 'Mend it.' },
  'row-number': { says: '“{{text}}” is no number of Capillary’s', next: 'Digits only.' },
  'row-code': { says: '“{{text}}” is no coupon code', next: 'Letters, digits and signs, without blanks.' },
  'row-text': { says: 'signs in “{{text}}” that do not belong there', next: 'Mend it.' },
  'row-moment': {
    says: '“{{text}}” is no moment in milliseconds since 1970',
    next: 'Thirteen digits, like 1770110000000.',
  },
  'row-future': { says: '“{{text}}” lies in the future', next: 'Mend it.' },
  'row-twice': { says: 'the same as line {{line}}', next: 'Take one of them out.' },
  'nothing-to-take-out': {
    says: 'There is no redemption to take out.',
    next: 'Choose another span or series.',
  },
  'taken-out-unknown': { says: 'There is no such file.', next: 'Look at the list again.' },
} as const;
