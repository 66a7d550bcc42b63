/**
 * Keeps an action from being done too often: at once when it rested, otherwise once more when the pause is over.
 * The last request is never lost, so what is shown is never older than the pause.
 */
export function atMostEvery(
  ms: number,
  action: () => void,
  later: (action: () => void, ms: number) => () => void,
): () => void {
  let resting = false;
  let asked = false;
  const run = () => {
    resting = true;
    asked = false;
    action();
    later(() => {
      resting = false;
      if (asked) run();
    }, ms);
  };
  return () => {
    if (resting) asked = true;
    else run();
  };
}
