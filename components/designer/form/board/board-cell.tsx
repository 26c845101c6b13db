import { CircleX, Eye, GripVertical, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type CSSProperties, memo, type PointerEvent } from "react";
import { COLUMNS } from "@/lib/designer/form/grid/rows";
import { fieldsOf } from "@/lib/flows/definition";
import { type FormField, isLayout } from "@/lib/forms/form-definition";
import { useDesigner, useDesignerStore } from "../../store/use-designer";
import { useFormDesk } from "../form-desk";
import { FieldLook } from "./field-look";
import { ResizeHandle } from "./resize-handle";

type Props = {
  field: FormField;
  /** Where it stands, counted from 1: its line, and which of how many of that line. */
  line: number;
  place: number;
  count: number;
  /** The worst that is wrong with it. */
  problem: "error" | "warning" | null;
  isStop: boolean;
  isSelected: boolean;
};

/** A field on the form, to be selected and drawn elsewhere. */
export const BoardCell = memo(function BoardCell(props: Props) {
  const { field, problem, isStop, isSelected } = props;
  const { key } = field;
  const desk = useFormDesk();
  const store = useDesignerStore();
  const name = useCellName(props);
  const isWhole = isLayout(field.type);
  const isRequired = useDesigner(({ history }) =>
    history.present.nodes.some((node) => fieldsOf(node)[key] === "required"),
  );

  const drag = (event: PointerEvent) => {
    const { fieldKeys } = store.getState().selection;
    const keys = isSelected ? fieldKeys.filter((one) => one !== "title") : [key];
    desk.beginDrag(event, { kind: "fields", keys, isWhole: isWhole || keys.length > 1 });
  };
  const choose = (isAdded: boolean) => {
    const { fieldKeys } = store.getState().selection;
    if (!isAdded) desk.select([key]);
    else desk.select(isSelected ? fieldKeys.filter((one) => one !== key) : [...fieldKeys, key]);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: fields stand in a grid that a table cannot draw
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it takes the keys of all its cells
    <div
      role="gridcell"
      aria-label={name}
      aria-selected={isSelected}
      tabIndex={isStop ? 0 : -1}
      data-form-cell={key}
      style={{ "--span": isWhole ? COLUMNS : field.width } as CSSProperties}
      className="group relative col-span-12 @md:[grid-column:span_var(--span)] min-w-0 cursor-grab rounded-md outline-offset-4 select-none hover:outline hover:outline-border focus-visible:outline-2 focus-visible:outline-focus aria-selected:outline-2 aria-selected:outline-accent"
      onPointerDown={(event) => event.pointerType === "mouse" && drag(event)}
      onClick={(event) => choose(event.ctrlKey || event.metaKey || event.shiftKey)}
      onDoubleClick={desk.focusProperties}
    >
      <div inert className={field.type === "divider" ? "py-2" : ""}>
        <FieldLook field={field} isRequired={isRequired} />
      </div>
      <CellMarks isShownSometimes={field.visibleWhen !== ""} problem={problem} />
      <div
        aria-hidden="true"
        className="absolute top-0 end-0 hidden size-9 touch-none items-center justify-center rounded-md bg-surface-secondary text-muted pointer-coarse:flex"
        onPointerDown={(event) => event.pointerType !== "mouse" && drag(event)}
      >
        <GripVertical className="size-4" />
      </div>
      {!isWhole && <ResizeHandle field={field} />}
    </div>
  );
});

type MarkProps = { isShownSometimes: boolean; problem: Props["problem"] };

function CellMarks({ isShownSometimes, problem }: MarkProps) {
  const t = useTranslations("formDesigner.board");
  const Icon = problem === "error" ? CircleX : TriangleAlert;
  return (
    <div
      aria-hidden="true"
      className="absolute -top-1 end-0 flex gap-1 rounded-sm bg-background ps-1 pointer-coarse:end-10"
    >
      {isShownSometimes && (
        <span title={t("shownSometimes")}>
          <Eye className="size-3.5 text-muted" />
        </span>
      )}
      {problem !== null && (
        <span title={t("hasProblem")}>
          <Icon className={`size-3.5 ${problem === "error" ? "text-danger-text" : "text-warning"}`} />
        </span>
      )}
    </div>
  );
}

/** What a field is and where it stands, for those who do not see it. */
function useCellName({ field: { label, type, width }, line, place, count, problem }: Props): string {
  const t = useTranslations("formDesigner");
  const cell = t("board.cell", { label, type: t(`types.${type}`), line, place, count, width });
  return problem === null ? cell : t("board.cellWithProblem", { cell });
}
