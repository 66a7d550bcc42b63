/** Where coupon codes are typed or scanned, and the place where a scan that could be two things is asked about. */
import { Field } from '../../ui/field.tsx';
import { Push } from '../../ui/push.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './bill-column.module.css';
import { useCounter } from './counter-context.tsx';
import { fieldIds } from './counter-fields.ts';

export function CodeEntry() {
  const { say } = useWords();
  const text = useCounter((state) => state.typed.code);
  const fault = useCounter((state) => state.faults.code);
  const listed = useCounter((state) => state.codes.length);
  const { type, addCode, check } = useCounter((state) => state);
  return (
    <>
      <div className={classes.entry}>
        <Field
          id={fieldIds.code}
          label={say('counter.code')}
          keyHint="F3"
          value={text}
          onChange={(next) => type('code', next)}
          onEnter={() => {
            if (text.trim() === '' && listed > 0) void check();
            else addCode();
          }}
          invalid={fault !== undefined}
          noteId="bill-note"
        />
        <Push onPush={() => addCode()}>{say('counter.add')}</Push>
      </div>
      <ScanOffer />
    </>
  );
}

function ScanOffer() {
  const { say } = useWords();
  const offer = useCounter((state) => state.scanOffer);
  const takeScanAs = useCounter((state) => state.takeScanAs);
  if (offer === null) return null;
  return (
    <div className={classes.offer} role="status">
      <p>{say('counter.scanOffer', { text: offer })}</p>
      <Push onPush={() => takeScanAs('customer')}>{say('counter.scanCustomer')}</Push>
      <Push onPush={() => takeScanAs('coupon')}>{say('counter.scanCoupon')}</Push>
      <Push onPush={() => takeScanAs('bill')}>{say('counter.scanBill')}</Push>
      <Push kind="quiet" onPush={() => takeScanAs('nothing')}>
        {say('counter.scanNothing')}
      </Push>
    </div>
  );
}
