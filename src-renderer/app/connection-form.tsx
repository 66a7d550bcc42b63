/** The form for the connection to Capillary. Secrets can be replaced here and never read. */
import { Checkbox, NativeSelect } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { attributionType, cluster } from '../../src-main/contract/connection.ts';
import { Field } from '../ui/field.tsx';
import { Push } from '../ui/push.tsx';
import { SecretField } from '../ui/secret-field.tsx';
import { useWords } from '../words/use-words.ts';
import classes from './connection-form.module.css';
import { ConnectionOutcome } from './connection-outcome.tsx';
import { useShared } from './shared-context.tsx';

export function ConnectionForm({ editable, children }: { editable: boolean; children?: ReactNode }) {
  const { say } = useWords();
  const { draft, shown, change, test, save } = useShared('connection', (state) => state);
  const id = useId();
  const noteId = `${id}-note`;
  const atFault = shown.shows === 'failed' ? (shown.failure.field ?? '').replace('connection.', '') : '';
  const basic = draft.auth === 'basic';
  const kept = draft.keptFor === draft.auth;
  const select = {
    root: classes.select ?? '',
    label: classes.label ?? '',
    input: classes.input ?? '',
  };

  return (
    <div className={classes.form}>
      <div className={classes.pair}>
        <NativeSelect
          label={say('connection.cluster')}
          value={draft.cluster}
          onChange={(event) => change({ cluster: cluster.parse(event.currentTarget.value) })}
          data={cluster.options.map((value) => ({ value, label: say(`connection.clusters.${value}`) }))}
          disabled={!editable}
          classNames={select}
        />
        <NativeSelect
          label={say('connection.auth')}
          value={draft.auth}
          onChange={(event) =>
            change({ auth: event.currentTarget.value === 'oauth' ? 'oauth' : 'basic', secret: '' })
          }
          data={(['basic', 'oauth'] as const).map((value) => ({ value, label: say(`connection.${value}`) }))}
          disabled={!editable}
          classNames={select}
        />
      </div>
      {draft.cluster === 'custom' && (
        <div className={classes.pair}>
          <Field
            id={`${id}-api`}
            label={say('connection.apiUrl')}
            value={draft.apiUrl}
            onChange={(apiUrl) => change({ apiUrl })}
            placeholder="https://"
            inputMode="url"
            invalid={atFault === 'apiUrl'}
            noteId={noteId}
            disabled={!editable}
          />
          <Field
            id={`${id}-upload`}
            label={say('connection.uploadUrl')}
            value={draft.uploadUrl}
            onChange={(uploadUrl) => change({ uploadUrl })}
            placeholder="https://"
            inputMode="url"
            invalid={atFault === 'uploadUrl'}
            noteId={noteId}
            disabled={!editable}
          />
        </div>
      )}
      <div className={classes.pair}>
        <Field
          id={`${id}-account`}
          label={say(basic ? 'connection.till' : 'connection.key')}
          value={draft.account}
          onChange={(account) => change({ account })}
          invalid={atFault === 'till' || atFault === 'key'}
          noteId={noteId}
          disabled={!editable}
        />
        <SecretField
          id={`${id}-secret`}
          label={say(basic ? 'connection.password' : 'connection.secret')}
          value={draft.secret}
          onChange={(secret) => change({ secret })}
          placeholder={say(kept ? 'connection.kept' : 'connection.notKept')}
          invalid={atFault === 'password' || atFault === 'secret'}
          noteId={noteId}
          disabled={!editable}
        />
      </div>
      <div className={classes.pair}>
        <NativeSelect
          label={say('connection.attribution')}
          value={draft.attribution}
          onChange={(event) => {
            const read = attributionType.safeParse(event.currentTarget.value);
            change({ attribution: read.success ? read.data : 'none' });
          }}
          data={(['none', ...attributionType.options] as const).map((value) => ({
            value,
            label: say(`connection.attributions.${value}`),
          }))}
          disabled={!editable}
          classNames={select}
        />
        <Field
          id={`${id}-attribution`}
          label={say('connection.attributionCode')}
          value={draft.attributionCode}
          onChange={(attributionCode) => change({ attributionCode })}
          invalid={atFault.startsWith('attribution')}
          noteId={noteId}
          disabled={!editable || draft.attribution === 'none'}
        />
      </div>
      {(atFault === 'keyInFile' || draft.keyInFile) && (
        <Checkbox
          label={say('connection.keyInFile')}
          description={say('connection.keyInFileSays')}
          checked={draft.keyInFile}
          onChange={(event) => change({ keyInFile: event.currentTarget.checked })}
          disabled={!editable}
        />
      )}
      <ConnectionOutcome id={noteId} shown={shown} />
      {editable && (
        <div className={classes.actions}>
          {children}
          <span className={classes.space} />
          <Push onPush={() => void test()} busy={shown.shows === 'testing'}>
            {say(shown.shows === 'testing' ? 'connection.testing' : 'connection.test')}
          </Push>
          <Push kind="first" onPush={() => void save()} busy={shown.shows === 'saving'}>
            {say(shown.shows === 'saving' ? 'connection.saving' : 'connection.save')}
          </Push>
        </div>
      )}
    </div>
  );
}
