/** A code as a Code 128 barcode, drawn in whole bars that stay sharp at any size. Nothing for text that has no such code. */
import JsBarcode from 'jsbarcode';
import classes from './slip.module.css';

/** One letter a module, `1` = a bar; null when the text cannot be written in Code 128. */
export function barsOf(text: string): string | null {
  const drawn: { encodings?: { data: string }[] } = {};
  try {
    JsBarcode(drawn, text, { format: 'CODE128' });
  } catch {
    return null;
  }
  return drawn.encodings?.map(({ data }) => data).join('') ?? null;
}

/** A scanner needs so many modules of nothing on either side. */
const quiet = 10;

export function Barcode({ text, name }: { text: string; name: string }) {
  const bars = barsOf(text);
  if (bars === null) return null;
  const shapes = [...bars.matchAll(/1+/g)].map(
    ({ index, 0: run }) => `M${index} 0h${run.length}v1h-${run.length}z`,
  );
  return (
    <svg
      className={classes.barcode}
      viewBox={`${-quiet} 0 ${bars.length + 2 * quiet} 1`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      role="img"
      aria-label={name}
    >
      <path d={shapes.join('')} />
    </svg>
  );
}
