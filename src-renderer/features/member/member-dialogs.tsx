/** The form of a member and the whole card, over the screen. Loaded when one of them is first opened. */
import { CardDialog } from './card-dialog.tsx';
import { EnrolDialog } from './enrol-dialog.tsx';

export function MemberDialogs() {
  return (
    <>
      <CardDialog />
      <EnrolDialog />
    </>
  );
}
