/** Rows as a file any spreadsheet opens, whatever language it speaks. Pure. */

/** Text that a spreadsheet would calculate with is marked as text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** Comma-separated, UTF-8 with its mark, lines ended as RFC 4180 has them. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
