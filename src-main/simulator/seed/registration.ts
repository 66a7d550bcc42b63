// What the training organisation asks of a member beyond name and identifiers: a required choice, a date, free text with
// a form of its own, and something to tick.
import type { World } from '../world.ts';

const plain = { type: 'text', dataType: 'STRING', options: [], regex: '', isCompulsory: false };

export const trainingRegistration: World['registration'] = {
  customFields: [
    {
      ...plain,
      name: 'home_harbour',
      label: 'Home harbour',
      type: 'select',
      options: ['Old Quay', 'Mill Square', 'Elsewhere'],
      isCompulsory: true,
    },
    { ...plain, name: 'boat_name', label: 'Name of the boat', regex: '^.{1,40}$' },
    { ...plain, name: 'newsletter', label: 'Newsletter', type: 'checkbox', dataType: 'BOOLEAN' },
  ],
  extendedFields: [
    { ...plain, name: 'gender', label: 'Gender', type: 'select', options: ['Female', 'Male', 'Other'] },
    { ...plain, name: 'dob', label: 'Date of birth', type: 'datepicker', dataType: 'DATETIME' },
  ],
  labels: ['Regular', 'Allergic to nuts', 'Trade'],
};
