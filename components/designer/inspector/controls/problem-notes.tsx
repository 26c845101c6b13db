import { TriangleAlert } from "lucide-react";

type Props = { problems: readonly string[] };

/** What is to be mended right here. */
export function ProblemNotes({ problems }: Props) {
  if (problems.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1.5">
      {problems.map((sentence) => (
        <li key={sentence} className="flex items-start gap-1.5 text-xs text-danger-text">
          <TriangleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
  );
}
