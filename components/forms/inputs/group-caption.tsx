type Props = { id: string; label: string; isRequired: boolean };

/** What a field of several inputs is called; they refer to it by its id. */
export function GroupCaption({ id, label, isRequired }: Props) {
  return (
    <span id={id} className="text-list font-medium">
      {label}
      {isRequired && <RequiredMark />}
    </span>
  );
}

export function RequiredMark() {
  return (
    <span aria-hidden="true" className="ms-0.5 text-(--danger-text)">
      *
    </span>
  );
}
