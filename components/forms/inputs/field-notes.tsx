import { Description } from "@heroui/react/description";
import { FieldError } from "@heroui/react/field-error";

type Props = { help: string; problem: string | undefined };

/** Below an input: its help, or instead of it what is wrong. */
export function FieldNotes({ help, problem }: Props) {
  return (
    <>
      {help !== "" && <Description className="whitespace-pre-line">{help}</Description>}
      <FieldError>{problem}</FieldError>
    </>
  );
}
