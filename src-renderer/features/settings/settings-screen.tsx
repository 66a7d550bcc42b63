/** What a manager can set; a cashier sees the same without being able to change it. */
import { Tabs } from '@mantine/core';
import { lazy, type ReactNode, Suspense } from 'react';
import { ConnectionForm } from '../../app/connection-form.tsx';
import { useIsManager, useShared } from '../../app/shared-context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { FailureSentences, Sentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import { AboutPart } from './about-part.tsx';
import { AppearancePart } from './appearance-part.tsx';
import { BackupsPart } from './backups-part.tsx';
import { BillNumbersPart } from './bill-numbers-part.tsx';
import { CallChoices } from './call-choice.tsx';
import { SettingsContext } from './settings-context.tsx';
import classes from './settings-screen.module.css';
import type { SettingsScreenStores } from './settings-screen-stores.ts';
import { SlipsPart } from './slips-part.tsx';
import { StaffPart } from './staff-part.tsx';
import { TypedPart } from './typed-part.tsx';

/** Managers only, and hardly ever. */
const KeysPart = lazy(() => import('./keys-part.tsx').then(({ KeysPart: part }) => ({ default: part })));

const ProgramsPart = lazy(() =>
  import('./programs-part.tsx').then(({ ProgramsPart: part }) => ({ default: part })),
);

const PrivacyPart = lazy(() =>
  import('./privacy-part.tsx').then(({ PrivacyPart: part }) => ({ default: part })),
);

const parts = [
  'connection',
  'store',
  'limits',
  'goodwill',
  'points',
  'redeeming',
  'billNumbers',
  'slips',
  'sending',
  'backups',
  'keys',
  'appearance',
  'staff',
  'programs',
  'privacy',
  'about',
] as const;
type PartName = (typeof parts)[number];

export function SettingsScreen({ stores }: { stores: SettingsScreenStores }) {
  const { say } = useWords();
  const shown = useShared('settings', (state) => state.shown);
  const manager = useIsManager();
  return (
    <SettingsContext value={stores}>
      <Tabs
        defaultValue="connection"
        orientation="vertical"
        keepMounted={false}
        classNames={{
          root: classes.settings ?? '',
          list: classes.list ?? '',
          tab: classes.tab ?? '',
          tabLabel: classes.tabLabel ?? '',
          panel: classes.panel ?? '',
        }}
      >
        <Tabs.List aria-label={say('settings.sections')}>
          {parts.map((part) => (
            <Tabs.Tab key={part} value={part}>
              {say(`settings.part.${part}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {parts.map((part) => (
          <Tabs.Panel key={part} value={part} tabIndex={0}>
            <div className={classes.content}>
              <h1>{say(`settings.part.${part}`)}</h1>
              <p className={classes.quiet}>{say(`settings.says.${part}`)}</p>
              {!manager && <Sentences meaning="plain" message={say('settings.readOnly')} />}
              {shown.shows === 'reading' && <Empty message={say('settings.loading')} />}
              {shown.shows === 'failed' && <FailureSentences failure={shown.failure} />}
              {shown.shows === 'known' && <Part name={part} manager={manager} />}
            </div>
          </Tabs.Panel>
        ))}
      </Tabs>
    </SettingsContext>
  );
}

function Part({ name, manager }: { name: PartName; manager: boolean }): ReactNode {
  switch (name) {
    case 'connection':
      return <ConnectionPart manager={manager} />;
    case 'store':
    case 'limits':
    case 'goodwill':
    case 'sending':
      return <TypedPart part={name} />;
    case 'points':
      return (
        <>
          <CallChoices ofPoints />
          <TypedPart part="points" />
        </>
      );
    case 'redeeming':
      return (
        <>
          <CallChoices />
          <TypedPart part="redeeming" />
        </>
      );
    case 'backups':
      return <BackupsPart />;
    case 'keys':
      return (
        <Suspense fallback={null}>
          <KeysPart />
        </Suspense>
      );
    case 'billNumbers':
      return <BillNumbersPart />;
    case 'slips':
      return <SlipsPart />;
    case 'appearance':
      return <AppearancePart />;
    case 'staff':
      return <StaffPart />;
    case 'privacy':
      return (
        <Suspense fallback={null}>
          <PrivacyPart />
        </Suspense>
      );
    case 'programs':
      return (
        <Suspense fallback={null}>
          <ProgramsPart />
        </Suspense>
      );
    case 'about':
      return <AboutPart />;
    default:
      return name satisfies never;
  }
}

function ConnectionPart({ manager }: { manager: boolean }) {
  const { say, figures } = useWords();
  const saved = useShared('settings', (state) =>
    state.shown.shows === 'known' ? state.shown.connection : null,
  );
  return (
    <>
      <p className={classes.quiet}>
        {saved ? say('connection.savedAt', { time: figures.moment(saved.savedAt) }) : say('connection.none')}
      </p>
      <ConnectionForm editable={manager} />
    </>
  );
}
