/** A QR code, black on white whatever the page looks like, sharp at any size. Nothing for text that has no such code. */
import { qrOf, qrSize } from './qr-code.ts';

/** A reader needs so many modules of nothing on every side. */
const quiet = 4;

export function QrCode({ text, name }: { text: string; name: string }) {
  const rows = qrOf(text);
  if (rows === null) return null;
  const shapes = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const side = qrSize + 2 * quiet;
  return (
    <svg
      viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
      width="11rem"
      height="11rem"
      shapeRendering="crispEdges"
      role="img"
      aria-label={name}
    >
      <rect x={-quiet} y={-quiet} width={side} height={side} fill="#ffffff" />
      <path d={shapes.join('')} fill="#000000" />
    </svg>
  );
}
