/** What is special about waiting for somebody or something. */
export function WaitingNote({ children }: { children: string }) {
  return <span className="rounded-sm bg-default px-1.5 text-xs leading-5 text-muted">{children}</span>;
}
