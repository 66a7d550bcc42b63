/** Percentiles and a line of the report; figures are always shown beside the machine's own reference. */
export function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export interface Figure {
  name: string;
  value: string;
  reference: string;
  limit: string;
  within: boolean;
}

export function report(figures: Figure[]): string {
  return figures
    .map(
      ({ name, value, reference, limit, within }) =>
        `${within ? 'within' : 'ABOVE '}  ${name}: ${value} (limit ${limit}; ${reference})`,
    )
    .join('\n');
}

/** Milliseconds that each call of `work` took, sorted. */
export function timeEach(count: number, work: (index: number) => void): number[] {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = performance.now();
    work(index);
    times.push(performance.now() - start);
  }
  return times.sort((one, other) => one - other);
}
