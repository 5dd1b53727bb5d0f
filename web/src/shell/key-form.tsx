import { useState } from 'preact/hooks';
import { keepKey } from '../api/api-key';

/** Asks for the API key; shown once the service wants one. */
export function KeyForm({ wasRefused }: { readonly wasRefused: boolean }) {
  const [key, setKey] = useState('');
  return (
    <main class="key-form">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          keepKey(key.trim());
        }}
      >
        <p class="brand">reev</p>
        <h1>{wasRefused ? 'The service refused this key' : 'This service needs an API key'}</h1>
        <label>
          API key
          <input
            type="password"
            autocomplete="off"
            required
            value={key}
            onInput={({ currentTarget }) => setKey(currentTarget.value)}
          />
        </label>
        <button class="primary">Continue</button>
        <p class="quiet">The key stays in this tab until you close it, and goes to this service alone.</p>
      </form>
    </main>
  );
}
