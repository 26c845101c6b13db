import { Avatar } from "./avatar";

type Props = { name: string; username: string; hideName?: boolean };

export function PersonName({ name, username, hideName = false }: Props) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 align-middle" title={username}>
      <Avatar name={name} username={username} />
      <span className={hideName ? "sr-only" : "truncate"}>{name}</span>
    </span>
  );
}
