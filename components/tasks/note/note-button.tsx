import type { LucideIcon } from "lucide-react";

type Props = { label: string; icon: LucideIcon; onPress: () => void };

/** A small tool in the corner of a text; it leaves the text its selection. */
export function NoteButton({ label, icon: Icon, onPress }: Props) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      className="inline-flex size-6 cursor-pointer items-center justify-center rounded-sm text-muted hover:bg-default hover:text-foreground pointer-coarse:size-8"
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      <Icon aria-hidden="true" className="size-4" />
    </button>
  );
}
