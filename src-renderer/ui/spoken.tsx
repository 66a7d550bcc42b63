/** Says a result aloud to a screen reader without showing it twice. Always in the page, so that changes are heard. */
import { VisuallyHidden } from '@mantine/core';

export function Spoken({ text }: { text: string }) {
  return (
    <VisuallyHidden role="status" aria-live="polite" aria-atomic="true">
      {text}
    </VisuallyHidden>
  );
}
