import { useState } from 'preact/hooks';

/** How long the button says that it has copied. */
const SAID_MS = 1_600;

/** Copies a text to the clipboard. */
export function CopyButton({ text, label = 'Copy' }: { readonly text: string; readonly label?: string }) {
  const [isDone, setDone] = useState(false);
  const onClick = () => {
    void copy(text).then(() => {
      setDone(true);
      setTimeout(() => setDone(false), SAID_MS);
    });
  };
  return (
    <button type="button" class="link" onClick={onClick}>
      <span aria-live="polite">{isDone ? 'Copied' : label}</span>
    </button>
  );
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Only secure pages have a clipboard; the old way works everywhere.
    const field = document.body.appendChild(document.createElement('textarea'));
    field.value = text;
    field.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- There is no other way without a secure page.
    document.execCommand('copy');
    field.remove();
  }
}
