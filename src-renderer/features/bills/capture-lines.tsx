/** The lines and payments of a bill that is captured. Neither is needed; those that are there have to agree with it. */
import { useStore } from 'zustand';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Push } from '../../ui/push.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { FailureSentences } from '../../ui/sentences.tsx';
import { useWords } from '../../words/use-words.ts';
import classes from './bills-screen.module.css';
import type { CaptureStore, LineDraft, TenderDraft } from './capture-store.ts';

export function CaptureLines({ store }: { store: CaptureStore }) {
  const { say } = useWords();
  const { draft, product, typeProduct, addProduct } = useStore(store);
  const { shown } = product;
  return (
    <section className={classes.block} aria-label={say('bills.capture.lines')}>
      <h2>{say('bills.capture.lines')}</h2>
      <search className={classes.product}>
        <Field
          id="bill-product"
          label={say('bills.capture.product')}
          value={product.text}
          onChange={typeProduct}
          onEnter={() => void addProduct()}
          placeholder={say('bills.capture.productPlaceholder')}
          invalid={shown.shows === 'failed'}
          noteId="bill-product-said"
        />
        <Push onPush={() => void addProduct()} busy={shown.shows === 'reading'}>
          {say(shown.shows === 'reading' ? 'bills.capture.adding' : 'bills.capture.addProduct')}
        </Push>
      </search>
      <div id="bill-product-said" role="status">
        {shown.shows === 'failed' && <FailureSentences failure={shown.failure} />}
      </div>
      {draft.lines.length === 0 && <p className={classes.small}>{say('bills.capture.noLines')}</p>}
      {draft.lines.map((line, index) => (
        <Line key={line.key} store={store} line={line} index={index} />
      ))}
    </section>
  );
}

function useFault(store: CaptureStore, start: string): string | null {
  const shown = useStore(store, (state) => state.shown);
  const field = shown.shows === 'failed' ? (shown.failure.field ?? '') : '';
  return field.startsWith(start) ? field.slice(start.length) : null;
}

function Line({ store, line, index }: { store: CaptureStore; line: LineDraft; index: number }) {
  const { say } = useWords();
  const { setLine, dropLine } = useStore(store);
  const fault = useFault(store, `bill.lines.${index}.`);
  const field = (name: 'quantity' | 'rate' | 'discount') => (
    <Field
      id={`line-${line.key}-${name}`}
      label={say(`bills.capture.${name}`)}
      value={line[name]}
      onChange={(text) => setLine(line.key, { [name]: text })}
      invalid={fault === name || (fault === 'value' && name === 'rate')}
      noteId="bill-said"
      figures
      inputMode="decimal"
    />
  );
  return (
    <fieldset className={classes.line}>
      <legend title={line.description} dir="auto">
        <bdi dir="ltr">{line.code}</bdi> {line.description}
      </legend>
      {field('quantity')}
      {field('rate')}
      {field('discount')}
      <Push
        kind="quiet"
        onPush={() => dropLine(line.key)}
        name={say('bills.capture.dropLine', { number: index + 1 })}
      >
        <Icon name="cross" />
      </Push>
    </fieldset>
  );
}

export function CaptureTenders({ store }: { store: CaptureStore }) {
  const { say } = useWords();
  const { draft, addTender } = useStore(store);
  return (
    <section className={classes.block} aria-label={say('bills.capture.tenders')}>
      <h2>{say('bills.capture.tenders')}</h2>
      {draft.tenders.length === 0 && <p className={classes.small}>{say('bills.capture.noTenders')}</p>}
      {draft.tenders.map((tender, index) => (
        <Tender key={tender.key} store={store} tender={tender} index={index} />
      ))}
      <div>
        <Push onPush={addTender}>{say('bills.capture.addTender')}</Push>
      </div>
    </section>
  );
}

function Tender({ store, tender, index }: { store: CaptureStore; tender: TenderDraft; index: number }) {
  const { say } = useWords();
  const { modes, setTender, dropTender } = useStore(store);
  const fault = useFault(store, `bill.tenders.${index}.`);
  const mode = {
    id: `tender-${tender.key}`,
    label: say('bills.capture.mode'),
    value: tender.mode,
    onChange: (text: string) => setTender(tender.key, { mode: text }),
    invalid: fault === 'mode',
    noteId: 'bill-said',
  };
  return (
    <div className={classes.tender}>
      {modes.length === 0 ? (
        <Field {...mode} />
      ) : (
        <SelectField {...mode} choices={modes} placeholder={say('bills.capture.choose')} />
      )}
      <Field
        id={`tender-${tender.key}-amount`}
        label={say('bills.capture.paid')}
        value={tender.amount}
        onChange={(amount) => setTender(tender.key, { amount })}
        invalid={fault === 'amount'}
        noteId="bill-said"
        figures
        inputMode="decimal"
      />
      <Push
        kind="quiet"
        onPush={() => dropTender(tender.key)}
        name={say('bills.capture.dropTender', { number: index + 1 })}
      >
        <Icon name="cross" />
      </Push>
    </div>
  );
}
