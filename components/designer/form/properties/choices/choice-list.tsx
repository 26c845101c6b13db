import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef } from "react";
import {
  type ChoiceLine,
  familyOf,
  freeChoiceKey,
  indentedLine,
  movedLine,
  steppedLine,
} from "@/lib/designer/form/choice-lines";
import { asFieldKey } from "@/lib/designer/form/new-field";
import { useFormDesk } from "../../form-desk";
import { useLineDrag } from "../use-line-drag";
import { ChoiceRow } from "./choice-row";

type Props = {
  lines: readonly ChoiceLine[];
  isTree: boolean;
  /** Keys of choices that were added here. */
  newKeys: Set<string>;
  onChange: (lines: readonly ChoiceLine[], merge?: string) => void;
};

/** The choices one below the other: by the handle or with Alt and the arrows they change places, in a tree also depth. */
export function ChoiceList({ lines, isTree, newKeys, onChange }: Props) {
  const t = useTranslations("formDesigner.choices");
  const { say } = useFormDesk();
  const list = useRef<HTMLUListElement>(null);
  const { beginDrag, target } = useLineDrag(list, (from, to) => onChange(movedLine(lines, from, to)));

  const step = (event: KeyboardEvent, index: number) => {
    if (!event.altKey) return;
    const next = nextLines(event.key, lines, index, isTree);
    if (next === undefined) return;
    event.preventDefault();
    if (next === null) return;
    onChange(next, `move ${lines[index]?.key}`);
    const to = next.findIndex((line) => line.key === lines[index]?.key);
    say(t("moved", { label: lines[index]?.label ?? "", place: to + 1, count: next.length }));
    requestAnimationFrame(() => focusRow(list.current, to));
  };
  const change = (index: number, patch: Partial<ChoiceLine>) =>
    onChange(
      lines.map((line, place) => (place === index ? { ...line, ...patch } : line)),
      `choice ${index} ${Object.keys(patch).join(" ")}`,
    );
  /** What was added here is stored by its words, as long as nobody gave it a key. */
  const settle = (index: number) => {
    const line = lines[index];
    const key = asFieldKey(line?.label ?? "");
    if (line === undefined || !newKeys.has(line.key) || key === "" || key === line.key) return;
    if (lines.some((other) => other.key === key)) return;
    newKeys.delete(line.key);
    newKeys.add(key);
    onChange(lines.with(index, { ...line, key }), `choice ${index} label`);
  };
  const remove = (index: number) => {
    onChange(lines.toSpliced(index, familyOf(lines, index)), `remove ${lines[index]?.key}`);
    requestAnimationFrame(() => focusRow(list.current, Math.min(index, lines.length - 2)));
  };
  const addBelow = (index: number) => {
    const depth = (lines[index]?.depth ?? 0) + 1;
    const place = index + familyOf(lines, index);
    const key = freeChoiceKey(lines);
    newKeys.add(key);
    onChange(lines.toSpliced(place, 0, { depth, key, label: t("newChoice", { number: lines.length + 1 }) }));
    requestAnimationFrame(() => focusRow(list.current, place));
  };
  if (lines.length === 0) return <p className="text-list text-muted">{t("none")}</p>;
  return (
    <ul ref={list} className="flex flex-col gap-1">
      {lines.map((line, index) => (
        <ChoiceRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a key that is typed may be that of another for a moment
          key={index}
          line={line}
          isRepeated={isRepeated(lines, index)}
          isTarget={target === index}
          onChange={(patch) => change(index, patch)}
          onSettle={() => settle(index)}
          onKeyDown={(event) => step(event, index)}
          onDrag={(event) => beginDrag(event, index)}
          onRemove={() => remove(index)}
          onAddBelow={isTree ? () => addBelow(index) : null}
        />
      ))}
      {target === lines.length && <li aria-hidden="true" className="h-0.5 rounded-full bg-accent" />}
    </ul>
  );
}

/** undefined for a key that means nothing here, null where there is no further step. */
function nextLines(key: string, lines: readonly ChoiceLine[], index: number, isTree: boolean) {
  if (key === "ArrowUp") return steppedLine(lines, index, -1);
  if (key === "ArrowDown") return steppedLine(lines, index, 1);
  if (!isTree) return undefined;
  if (key === "ArrowRight") return indentedLine(lines, index, 1);
  return key === "ArrowLeft" ? indentedLine(lines, index, -1) : undefined;
}

/** Whether another choice beside it has the same key. */
function isRepeated(lines: readonly ChoiceLine[], index: number): boolean {
  const line = lines[index];
  if (line === undefined) return false;
  const start = lines.findLastIndex((other, place) => place < index && other.depth < line.depth) + 1;
  const end = lines.findIndex((other, place) => place > index && other.depth < line.depth);
  return lines
    .slice(start, end < 0 ? lines.length : end)
    .some((other) => other !== line && other.depth === line.depth && other.key === line.key);
}

function focusRow(list: HTMLElement | null, index: number): void {
  list?.querySelectorAll<HTMLElement>("[data-line]")[index]?.querySelector("input")?.focus();
}
