type Props = { label: string; text: string };

/** What a program or another system wrote, as it is. */
export function PlainText({ label, text }: Props) {
  return (
    <figure className="flex min-w-0 flex-col gap-1">
      <figcaption className="text-xs text-muted">{label}</figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
        tabIndex={0}
        className="max-h-60 overflow-auto rounded-sm bg-surface p-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere focus-visible:focus-ring"
      >
        {text}
      </pre>
    </figure>
  );
}
