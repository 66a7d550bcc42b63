/**
 * A dialog over the screen. Esc and the cross close it, the cursor stays inside it and goes back afterwards. Only for
 * what cannot go on without an answer; everything else is said in its place on the screen.
 */
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import classes from './dialog.module.css';

interface DialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** False while another dialog takes its place: then the cursor belongs to that one. */
  returnsFocus?: boolean;
  /** For a form or a card with two columns. */
  wide?: boolean;
  children: ReactNode;
}

export function Dialog({ opened, onClose, title, returnsFocus = true, wide = false, children }: DialogProps) {
  const { say } = useWords();
  return (
    // A locked page scroll would need a style element, and the page itself never scrolls.
    <Modal.Root
      opened={opened}
      onClose={onClose}
      centered
      size={wide ? '44rem' : 'md'}
      lockScroll={false}
      returnFocus={returnsFocus}
      transitionProps={{ duration: 0 }}
      classNames={{ content: classes.dialog ?? '' }}
    >
      <Modal.Overlay className={classes.shade ?? ''} />
      <Modal.Content>
        <div className={classes.head}>
          <Modal.Title className={classes.title ?? ''}>{title}</Modal.Title>
          <Modal.CloseButton className={classes.close ?? ''} aria-label={say('frame.close')} />
        </div>
        <Modal.Body className={classes.body ?? ''}>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
