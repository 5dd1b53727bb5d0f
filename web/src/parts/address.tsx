/** An address or a signature, shortened in the middle; the whole of it shows when it is pointed at. */
export function Address({ value, href }: { readonly value: string; readonly href?: string }) {
  const short = `${value.slice(0, 4)}…${value.slice(-4)}`;
  if (href === undefined)
    return (
      <code class="address" title={value}>
        {short}
      </code>
    );
  return (
    <a class="address" href={href} title={value}>
      {short}
    </a>
  );
}
