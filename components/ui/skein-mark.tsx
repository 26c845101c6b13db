/** A flock in flight. */
export function SkeinMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={`text-accent ${className ?? "size-6"}`}>
      <g fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round">
        <path d="M12.5 7.5 20.5 12l-8 4.5" />
        <path d="m8.2 5.1-1.4-.8M8.2 18.9l-1.4.8" />
        <path d="m3 2.2-.1-.1M3 21.8l-.1.1" />
      </g>
    </svg>
  );
}
