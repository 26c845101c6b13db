import { initialsOf } from "./initials";

type Props = { name: string; username: string; size?: "small" | "large" };

const SIZES = { small: "size-5 text-[9px]", large: "size-7 text-[11px]" } as const;

export function Avatar({ name, username, size = "small" }: Props) {
  return (
    <span
      aria-hidden="true"
      className={`avatar-tint inline-flex shrink-0 items-center justify-center rounded-full font-semibold select-none ${SIZES[size]}`}
      style={{ "--hue": hueOf(username) } as React.CSSProperties}
    >
      {initialsOf(name)}
    </span>
  );
}

function hueOf(username: string): number {
  let hash = 0;
  for (const character of username) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  // The golden angle sends neighbours far apart.
  return Math.round((hash * 137.508) % 360);
}
