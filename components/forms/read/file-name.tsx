import type { ReactNode } from "react";
import { FileLink } from "@/components/files/file-link";
import { useTicketFormContext } from "../state/ticket-form-context";
import { downloadPath } from "../state/uploaded-file";

type Props = {
  id: string;
  /** What stands beside it, for the name the file has. */
  children?: (name: string) => ReactNode;
};

/** An attachment of the form; a name from another system is only a name. */
export function FileName({ id, children }: Props) {
  const { files } = useTicketFormContext();
  const known = Object.hasOwn(files, id) ? files[id] : undefined;
  const name = known?.name ?? id;
  return (
    <>
      <FileLink name={name} path={downloadPath(id)} size={known?.size ?? null} />
      {children?.(name)}
    </>
  );
}
