// When a reader has stopped typing. What an input method still composes does not count, nor does the Enter that confirms it.

/** How long typing has to rest, in milliseconds. */
const PAUSE = 300;

/** Calls `run` once typing into the field rests, and at once on Enter. */
export function whenTyped(field, run) {
  let composing = false;
  let timer = 0;
  const now = () => {
    clearTimeout(timer);
    run();
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(run, PAUSE);
  };
  field.addEventListener('compositionstart', () => {
    composing = true;
    clearTimeout(timer);
  });
  field.addEventListener('compositionend', () => {
    composing = false;
    later();
  });
  field.addEventListener('input', () => {
    if (!composing) later();
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || composing) return;
    // The form around the field is not to be sent by it.
    event.preventDefault();
    now();
  });
}
