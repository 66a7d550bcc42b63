/** Which store and till this is and who works here; opens the menu to sign out or to hand over to somebody else. */
import { Menu, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../ui/icons/icon.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './connection-bar.module.css';
import { LeavingDialog } from './leaving-dialog.tsx';
import { useSession, useShared } from './shared-context.tsx';

export function PersonMenu() {
  const { say } = useWords();
  const { till, staff } = useSession();
  const { signOut, switchPerson, cover } = useShared('session', (state) => state);
  const showKeys = useShared('screen', (state) => state.showKeys);
  const holdsUnsent = useShared('status', (state) => state.holdsUnsent);
  const [leaving, setLeaving] = useState(false);
  if (!staff) return null;
  const item = { item: classes.menuItem ?? '' };
  const place = `${till.store || say('frame.store')} · ${say('frame.till', { code: till.code })}`;
  const person = say('frame.person', { name: staff.name, role: say(`frame.role.${staff.role}`) });
  const leave = async () => {
    if (await holdsUnsent()) setLeaving(true);
    else await signOut();
  };
  return (
    <>
      <Menu
        position="bottom-end"
        withinPortal={false}
        withInitialFocusPlaceholder={false}
        transitionProps={{ duration: 0 }}
        classNames={item}
      >
        <Menu.Target>
          <UnstyledButton className={classes.person ?? ''} title={`${place} · ${person}`}>
            <span className={classes.place} dir="auto">
              {place}
            </span>
            <span aria-hidden="true">·</span>
            <span className={classes.name} dir="auto">
              {staff.name}
            </span>
            <Icon name="chevron-down" size={16} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{person}</Menu.Label>
          <Menu.Item leftSection={<Icon name="person" />} onClick={() => void switchPerson()}>
            {say('frame.switchPerson')}
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="half-disc" />} onClick={() => void cover()}>
            {say('frame.cover')}
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="cross" />} onClick={() => void leave()}>
            {say('frame.signOut')}
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="keyboard" />} onClick={() => showKeys(true)}>
            {say('frame.keys')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <LeavingDialog opened={leaving} onStay={() => setLeaving(false)} onLeave={() => void signOut()} />
    </>
  );
}
