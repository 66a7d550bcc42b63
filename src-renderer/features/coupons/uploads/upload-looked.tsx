/** A file that was looked through: its columns, its first rows, every bad row, and what would be sent. */
import { Switch } from '@mantine/core';
import { Field } from '../../../ui/field.tsx';
import { Push } from '../../../ui/push.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { FailureSentences, Sentences } from '../../../ui/sentences.tsx';
import { useWords } from '../../../words/use-words.ts';
import { UploadColumns } from './upload-columns.tsx';
import { BadRows, FirstRows } from './upload-rows.tsx';
import { useUploads } from './uploads-context.tsx';
import classes from './uploads-part.module.css';
import { type LookedFile, maySend, rowsToSend } from './uploads-state.ts';

export function UploadLooked({ file }: { file: LookedFile }) {
  const { say, figures } = useWords();
  const leave = useUploads((state) => state.leave);
  const { checked, does, failure } = file;
  const { rows, bad, missing } = checked;
  return (
    <>
      <div className={classes.head}>
        <h2 dir="auto" title={file.name}>
          {file.name}
        </h2>
        <Push kind="quiet" onPush={leave}>
          {say('coupons.uploads.leave')}
        </Push>
      </div>
      <div role="status">
        {missing.length > 0 ? (
          <Sentences
            meaning="attention"
            message={say('coupons.uploads.missing')}
            next={missing.map((column) => say(`coupons.uploads.column.${column}`)).join(', ')}
          />
        ) : (
          <Sentences
            meaning={bad === 0 ? 'good' : 'attention'}
            message={
              does === 'checking'
                ? say('coupons.uploads.looking')
                : say(bad === 0 ? 'coupons.uploads.allGood' : 'coupons.uploads.someBad', {
                    count: bad === 0 ? rows : bad,
                    rows: figures.count(rows),
                    bad: figures.count(bad),
                  })
            }
          />
        )}
      </div>
      <UploadColumns file={file} />
      <FirstRows checked={checked} />
      {bad > 0 && <BadRows file={file} />}
      <Sending file={file} />
      <div role="alert">{failure && <FailureSentences failure={failure} />}</div>
    </>
  );
}

function Sending({ file }: { file: LookedFile }) {
  const { say, figures } = useWords();
  const series = useUploads((state) => state.series);
  const { choose, send } = useUploads((state) => state);
  const { checked, seriesId, leaveOutBad, withNames, does } = file;
  const labels = series.map(({ seriesId: id, description }) => ({ id, label: `${id} · ${description}` }));
  const rows = rowsToSend(file);
  return (
    <fieldset className={classes.sending}>
      <legend>{say('coupons.uploads.send')}</legend>
      <div className={classes.series}>
        <SelectField
          id="upload-series"
          label={say('coupons.uploads.series')}
          value={labels.find(({ id }) => id === seriesId)?.label ?? ''}
          choices={labels.map(({ label }) => label)}
          onChange={(chosen) => choose({ seriesId: labels.find(({ label }) => label === chosen)?.id ?? '' })}
          placeholder={say('coupons.uploads.seriesChoose')}
        />
        <Field
          id="upload-series-number"
          label={say('coupons.uploads.seriesNumber')}
          value={seriesId}
          onChange={(typed) => choose({ seriesId: typed.trim() })}
          inputMode="numeric"
          figures
        />
      </div>
      <Switch
        size="md"
        className={classes.switch ?? ''}
        label={say('coupons.uploads.withNames')}
        checked={withNames}
        onChange={(event) => choose({ withNames: event.currentTarget.checked })}
      />
      {checked.bad > 0 && (
        <Switch
          size="md"
          className={classes.switch ?? ''}
          label={say('coupons.uploads.leaveOut', { count: checked.bad, bad: figures.count(checked.bad) })}
          checked={leaveOutBad}
          onChange={(event) => choose({ leaveOutBad: event.currentTarget.checked })}
        />
      )}
      <p className={classes.quiet} id="upload-once">
        {say('coupons.uploads.once')}
      </p>
      <div className={classes.acts}>
        <Push
          kind="first"
          onPush={() => void send()}
          disabled={!maySend(file) && does !== 'sending'}
          busy={does === 'sending'}
          describedBy="upload-once"
        >
          {does === 'sending'
            ? say('coupons.uploads.sendingNow')
            : say('coupons.uploads.sendRows', { count: rows, rows: figures.count(rows) })}
        </Push>
      </div>
    </fieldset>
  );
}
