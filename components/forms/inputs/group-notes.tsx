type Props = { id: string; help: string; problem: string | undefined };

/** Below a field of several inputs: its help, and what is wrong. */
export function GroupNotes({ id, help, problem }: Props) {
  return (
    <div id={id} className="flex flex-col gap-1 text-xs empty:hidden">
      {help !== "" && <p className="whitespace-pre-line text-muted">{help}</p>}
      {problem !== undefined && <p className="text-(--danger-text)">{problem}</p>}
    </div>
  );
}
